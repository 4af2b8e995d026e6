/** Two runs side by side: what they share, where they part, and how both step together. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { findDrawn } from '../../explorer/drawn.ts';
import { changedPieces } from '../../facts/compareCode.ts';
import { textLines } from '../../facts/textLines.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { charts } from '../../machines/charts.ts';
import type { Explore } from '../../model/exploration.ts';
import type { Program } from '../../model/program.ts';
import { headlineOf } from '../../words/compareWords.ts';
import { timeOf } from '../actions/together.ts';
import { createSession, type Session } from '../session.ts';
import type { Comparison, View } from './view.ts';

function open(id: string, explore?: Explore): Session {
  const text = readFileSync(new URL(`../../scenarios/${id}.race`, import.meta.url), 'utf8');
  const parts = { library: [{ id, text }], charts, ...textTools, findDrawn };
  return createSession(explore === undefined ? parts : { ...parts, explore });
}

function viewOf(session: Session): View {
  return session.viewOf(session.store.getState());
}

function comparisonOf(session: Session): Comparison {
  const { comparison } = viewOf(session);
  assert(comparison !== undefined, 'something is compared');
  return comparison;
}

/** `1:1 2:2 +:3` up to the place of both, and so on. */
function pairs({ steps }: Comparison): string {
  return steps.map(({ left, right }) => `${left ?? '-'}:${right ?? '-'}`).join(' ');
}

describe('ACRN as drawn, beside the counter', () => {
  const session = open('acrn-sched-event');
  session.actions.playDrawn(0);
  session.actions.startComparing();
  const comparison = comparisonOf(session);

  it('parts where one goes to sleep and the other does not', () => {
    expect(comparison.right.program.settings.values['fix']).toBe('counter');
    expect(headlineOf(comparison).more).toBe(
      'On the left, vCPU0 goes on with “vcpu0 descheduled”; on the right, wait_event has returned, and its next operation is “vmenter(linux)”.',
    );
  });

  it('shares every step before, and none after', () => {
    const { steps, parting } = comparison;
    expect(steps.slice(0, parting?.step).every(({ kind }) => kind === 'both')).toBe(true);
    expect(steps.slice(parting?.step).every(({ kind }) => kind === 'apart')).toBe(true);
  });

  it('is stuck on the left and finished on the right', () => {
    expect(comparison.leftEnd?.standing.kind).toBe('stuck');
    expect(comparison.right.end?.standing.kind).toBe('finished');
  });

  it('opens at the first step that the two do not share', () => {
    expect(comparison.at).toBe((comparison.parting?.step ?? 0) + 1);
  });

  it('steps both together, on where only the right one goes on, and back', () => {
    const { steps } = comparison;
    session.actions.jump(steps.length);
    const { at, last } = timeOf(viewOf(session));
    expect(at).toBe(last);
    expect(viewOf(session).cursor).toBe(viewOf(session).frames.length - 1);
    expect(comparisonOf(session).right.cursor).toBe(comparison.right.frames.length - 1);
    for (let back = 1; back <= steps.length; back++) {
      session.actions.back();
      const step = steps[steps.length - back - 1];
      expect(viewOf(session).cursor).toBe(step?.leftTurns ?? 0);
      expect(comparisonOf(session).right.cursor).toBe(step?.rightTurns ?? 0);
    }
    session.actions.forward();
    expect([viewOf(session).cursor, comparisonOf(session).right.cursor]).toEqual([1, 1]);
  });

  it('is played by the same clock', () => {
    session.actions.jump(0);
    session.actions.play();
    for (let turn = 0; turn < comparison.steps.length; turn++) session.actions.tick();
    expect(comparisonOf(session).at).toBe(comparison.steps.length);
    expect(session.store.getState().playing).toBe('paused');
  });
});

describe('store buffering', () => {
  it('has the fence as steps of its own where the schedule goes on as it was', () => {
    const session = open('store-buffering');
    session.actions.nextMemory();
    for (const actor of ['a', 'b', 'a', 'b']) session.actions.step({ actor, alternative: 0 });
    session.actions.startComparing();
    expect(pairs(comparisonOf(session))).toBe('1:1 2:2 -:3 3:4 -:5 4:6');
    expect(headlineOf(comparisonOf(session))).toEqual({
      head: 'They never part.',
      more: 'The right has 2 steps of its own.',
    });
    session.actions.jump(3);
    expect([viewOf(session).cursor, comparisonOf(session).right.cursor]).toEqual([2, 3]);
    expect(timeOf(viewOf(session)).shown).toEqual({ number: 2, behind: true });
    session.actions.forward();
    expect([viewOf(session).cursor, comparisonOf(session).right.cursor]).toEqual([3, 4]);
  });

  it('parts at the fence where the buffers have not been drained', () => {
    const session = open('store-buffering');
    session.actions.startComparing();
    const comparison = comparisonOf(session);
    expect(headlineOf(comparison).head).toBe('They part at step 3.');
    expect(comparison.right.end?.standing.kind).toBe('finished');
    expect(comparison.right.end?.judgements.every(({ kind }) => kind === 'kept')).toBe(true);
  });
});

describe('comparing', () => {
  it('takes the run as it was recorded where other settings are shown', () => {
    const session = open('acrn-sched-event');
    session.actions.playDrawn(0);
    session.actions.nextValue();
    session.actions.startComparing();
    expect(viewOf(session).program.settings.values['fix']).toBe('flag');
    expect(comparisonOf(session).right.program.settings.values['fix']).toBe('counter');
  });

  it('follows a step that the reader takes on the left', () => {
    const session = open('store-buffering');
    session.actions.nextMemory();
    for (const actor of ['a', 'b']) session.actions.step({ actor, alternative: 0 });
    session.actions.startComparing();
    session.actions.step({ actor: 'b', alternative: 0 });
    expect(pairs(comparisonOf(session))).toBe('1:1 2:2 -:3 3:4');
    expect(viewOf(session).cursor).toBe(3);
  });

  it('does not say that two never part who have not come to their end', () => {
    const session = open('kvm-hc-kick-cpu');
    for (const actor of ['waiter', 'holder']) session.actions.step({ actor, alternative: 0 });
    session.actions.startComparing();
    expect(headlineOf(comparisonOf(session))).toEqual({
      head: 'They have not parted yet.',
      more: 'Both have taken the same 2 steps.',
    });
  });

  it('shows a line that is nothing but its label by that label', () => {
    const session = open('kvm-hc-kick-cpu');
    session.actions.startComparing();
    const { program } = viewOf(session);
    const pieces = changedPieces(program, comparisonOf(session).right.program, textLines(program.text));
    const texts = pieces.flatMap(({ lines }) => lines.map(({ text }) => text.trim()));
    expect(texts).toContain('"nothing to do": ;');
    expect(texts).toContain('pv_unhalted = true;');
  });

  it('can be with a run or a table of the scenario', () => {
    const session = open('store-buffering');
    for (const actor of ['a', 'a', 'b', 'b']) session.actions.step({ actor, alternative: 0 });
    session.actions.startComparing();
    session.actions.compareWith({ kind: 'drawn', index: 0 });
    expect(headlineOf(comparisonOf(session))).toEqual({
      head: 'They part at step 2.',
      more: 'On the left a steps: “r0 = y”; on the right b steps: “y = 1”.',
    });
  });

  it('ends with another scenario, and leaves the run where it is', () => {
    const session = open('acrn-sched-event');
    session.actions.playDrawn(0);
    session.actions.startComparing();
    const { cursor } = viewOf(session);
    session.actions.stopComparing();
    expect(viewOf(session).comparison).toBeUndefined();
    expect(viewOf(session).cursor).toBe(cursor);
    session.actions.startComparing();
    session.actions.open('acrn-sched-event');
    expect(viewOf(session).comparison).toBeUndefined();
  });

  it('explores the right program behind the left one', () => {
    const asked: Program[] = [];
    const session = open('store-buffering', (program, _, tell) => {
      asked.push(program);
      queueMicrotask(() => tell({ kind: 'finished' }));
      return () => {};
    });
    session.actions.step({ actor: 'a', alternative: 0 });
    session.actions.startComparing();
    return Promise.resolve().then(() => {
      expect(asked).toEqual([viewOf(session).program, comparisonOf(session).right.program]);
    });
  });
});
