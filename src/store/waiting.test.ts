import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { shippedToday } from '../fixtures/links/page.ts';
import { textTools } from '../fixtures/textTools.ts';
import { charts } from '../machines/charts.ts';
import { createSession, type Session } from './session.ts';

const { compile } = textTools;

/** A page that has only what a run's first step needs. */
function openEarly(id: string, whenWaiting?: () => void): Session {
  const { parsed, ...first } = shippedToday(id);
  return createSession({ library: [first], charts, findDrawn, ...(whenWaiting && { whenWaiting }) });
}

/** The rest comes. */
function complete(session: Session, id: string): void {
  session.learn({ compile });
  session.add(shippedToday(id));
}

function viewOf({ store, viewOf: view }: Session) {
  return view(store.getState());
}

describe('a page whose compiler is still on its way', () => {
  it('can be stepped, there and back', () => {
    const session = openEarly('lost-update');
    const [option] = viewOf(session).outlook.flatMap(({ options }) => options);
    assert(option !== undefined, 'somebody can move at the start');
    session.actions.step(option.turn);
    expect(viewOf(session).cursor).toBe(1);
    session.actions.back();
    expect(viewOf(session).cursor).toBe(0);
  });

  it('chooses settings and plays tables as soon as it has come, in the order in which it was asked', () => {
    const session = openEarly('lost-update');
    session.actions.nextValue();
    session.actions.playDrawn(0);
    session.actions.nextValue();
    expect(viewOf(session).program.settings.values).toEqual({ fix: 'plain' });
    expect(viewOf(session).frames).toHaveLength(1);
    complete(session, 'lost-update');
    expect(viewOf(session).program.settings.values).toEqual({ fix: 'locked' });
    expect(session.store.getState()).toMatchObject({ drawn: 0, under: { values: { fix: 'plain' } } });
  });

  it('goes to the end that the run has then', () => {
    const session = openEarly('lost-update');
    session.actions.playDrawn(0);
    session.actions.end();
    complete(session, 'lost-update');
    const { frames, cursor } = viewOf(session);
    expect(frames.length).toBeGreaterThan(1);
    expect(cursor).toBe(frames.length - 1);
  });

  it('asks for what an action waits for, and tells where it does not come', () => {
    let asked = 0;
    const session = openEarly('lost-update', () => asked++);
    session.actions.playDrawn(0);
    session.actions.end();
    expect(asked).toBe(1);
    session.giveUp('It did not come.');
    expect(viewOf(session).problems).toEqual(['It did not come.']);
    complete(session, 'lost-update');
    expect(viewOf(session).frames).toHaveLength(1);
    session.actions.playDrawn(0);
    session.actions.end();
    expect(viewOf(session).cursor).toBeGreaterThan(0);
  });

  it('keeps the program that is shown, and what was found out about it', () => {
    const session = openEarly('lost-update');
    const before = viewOf(session);
    complete(session, 'lost-update');
    expect(viewOf(session).program).toBe(before.program);
    expect(viewOf(session).scenario).toBe(before.scenario);
  });

  it('does not do to another scenario what was asked of the one before', () => {
    const session = openEarly('lost-update');
    session.actions.nextValue();
    session.add(shippedToday('store-buffering'));
    session.actions.open('store-buffering');
    complete(session, 'lost-update');
    expect(viewOf(session).program.settings).toEqual(session.store.getState().settings);
    session.actions.open('lost-update');
    expect(viewOf(session).program.settings.values).toEqual({ fix: 'plain' });
  });
});
