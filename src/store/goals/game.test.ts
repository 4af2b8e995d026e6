/** Goals as a game: what is told, what is hidden, and what a mark is worth. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { findDrawn } from '../../explorer/drawn.ts';
import { exploration } from '../../explorer/exploration.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { parseLink } from '../../formats/link/link.ts';
import { packer } from '../../formats/link/packedText.ts';
import { charts } from '../../machines/charts.ts';
import type { Explore } from '../../model/exploration.ts';
import type { View } from '../derived/view.ts';
import type { ProgressStorage } from '../inputs/progress.ts';
import { createSession, type Session } from '../session.ts';

/** Explores at once, as the worker does in its own time. */
const explore: Explore = (program, options, tell) => {
  for (const event of exploration(program, options)) tell(event);
  return () => {};
};

function storageInMemory(): ProgressStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

function open(id: string, storage?: ProgressStorage): Session {
  const text = readFileSync(new URL(`../../scenarios/${id}.race`, import.meta.url), 'utf8');
  return createSession({ library: [{ id, text }], charts, ...textTools, findDrawn, explore, storage });
}

function viewOf({ viewOf: look, store }: Session): View {
  return look(store.getState());
}

function goal(session: Session, key: string): View['goals']['list'][number] {
  const found = viewOf(session).goals.list.find((each) => each.key === key);
  assert(found !== undefined, `there is a goal ${key}`);
  return found;
}

/** Whoever is named takes the next step. */
function stepAll(session: Session, names: string): void {
  for (const name of names.split(' ')) {
    const options = viewOf(session).outlook.flatMap((each) => each.options);
    const turn = options.find((option) => option.turn.actor === name)?.turn;
    assert(turn !== undefined, `${name} can move`);
    session.actions.step(turn);
  }
}

const losing = 'a b a b';

describe('a mark that was won with help', () => {
  it('is told apart: with fates shown, though they were hidden again', () => {
    const session = open('lost-update');
    session.actions.begin('provoke sum');
    session.actions.showFates(true);
    session.actions.showFates(false);
    stepAll(session, losing);
    expect(goal(session, 'provoke sum')).toMatchObject({ reached: true, won: true, helped: true });
  });

  it('or with the last hint, and not with the first', () => {
    for (const [hints, helped] of [
      [1, false],
      [3, true],
    ] as const) {
      const session = open('kvm-hc-kick-cpu');
      expect(viewOf(session).scenario.hints).toHaveLength(3);
      session.actions.begin('provoke back');
      for (let asked = 0; asked < hints; asked++) session.actions.nextHint();
      stepAll(session, 'waiter waiter holder holder holder holder');
      expect(goal(session, 'provoke back')).toMatchObject({ won: true, helped });
    }
  });

  it('becomes a whole one when it is played again without, and stays so', () => {
    const storage = storageInMemory();
    const session = open('lost-update', storage);
    session.actions.begin('provoke sum');
    session.actions.showFates(true);
    stepAll(session, losing);
    expect(goal(open('lost-update', storage), 'provoke sum')).toMatchObject({ won: true, helped: true });
    session.actions.beginAlone('provoke sum');
    expect(viewOf(session).fatesShown).toBe(false);
    stepAll(session, losing);
    expect(goal(session, 'provoke sum').helped).toBe(false);
    session.actions.begin('provoke sum');
    session.actions.showFates(true);
    stepAll(session, losing);
    expect(goal(open('lost-update', storage), 'provoke sum')).toMatchObject({ won: true, helped: false });
  });

  it('is for what is to be found out: a table that is played as it is drawn needs no finding', () => {
    const session = open('lost-update');
    session.actions.showFates(true);
    session.actions.begin('drawn');
    session.actions.end();
    expect(goal(session, 'drawn')).toMatchObject({ won: true, helped: false });
  });

  it('was asked for with one goal, and not with the next', () => {
    const session = open('lost-update');
    session.actions.begin('provoke sum');
    session.actions.showFates(true);
    session.actions.begin('avoid sum');
    expect(viewOf(session).fatesShown).toBe(false);
    expect(session.store.getState().helped).toBe(false);
  });
});

describe('while fates are hidden', () => {
  it('nothing of what the page reads knows them, nor how a branch ended', () => {
    const session = open('kvm-hc-kick-cpu');
    session.actions.begin('drawn');
    session.actions.end();
    session.actions.begin('provoke back');
    stepAll(session, 'waiter waiter holder');
    const { fates, lost, branches, fatesShown, goals } = viewOf(session);
    expect([fatesShown, fates]).toEqual([false, undefined]);
    expect(lost.every((at) => at === undefined)).toBe(true);
    expect(branches.others.map(({ end }) => end)).toEqual(branches.others.map(() => 'hidden'));
    expect(branches.others).not.toHaveLength(0);
    expect([goals.doomedAt, goals.safeSince]).toEqual([undefined, undefined]);
    session.actions.showFates(true);
    expect(viewOf(session).branches.others.map(({ end }) => end)).toContain('stuck');
  });

  it.each(['shown', 'hidden'] as const)('a link carries that they are %s, where somebody asked', (fates) => {
    const session = open('kvm-hc-kick-cpu');
    expect(session.linkOf(session.store.getState())).not.toContain('view');
    session.actions.showFates(fates === 'shown');
    const link = session.linkOf(session.store.getState());
    expect(link).toContain(`/view:fates=${fates}`);
    const reader = open('kvm-hc-kick-cpu');
    reader.actions.openLink(parseLink(link, packer));
    expect(reader.store.getState().page.fates).toBe(fates);
    expect(viewOf(reader).problems).toEqual([]);
    reader.actions.openLink(parseLink('#1/kvm-hc-kick-cpu', packer));
    expect(reader.store.getState().page.fates).toBe('by goal');
  });
});

describe('the game against the adversary', () => {
  it('takes back your move together with the answer, and a pass too', () => {
    const session = open('kvm-hc-kick-cpu');
    session.actions.begin('avoid back');
    stepAll(session, 'waiter');
    expect(viewOf(session).cursor).toBe(2);
    session.actions.takeBack();
    expect(viewOf(session).cursor).toBe(0);
    expect(viewOf(session).goals.challenge).toMatchObject({ kind: 'avoid', phase: 'yours' });
    session.actions.pass();
    session.actions.pass();
    session.actions.takeBack();
    expect(viewOf(session).cursor).toBe(1);
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'yours' });
  });
});

describe('the goal to go on to', () => {
  it('is the next one that is left, and an earlier one only behind the last', () => {
    const session = open('lost-update');
    const keys = viewOf(session).goals.list.map(({ key }) => key);
    expect(keys).toEqual(['drawn', 'provoke sum', 'avoid sum', 'fix']);
    session.actions.begin('provoke sum');
    stepAll(session, losing);
    expect(viewOf(session).goals.next?.key).toBe('avoid sum');
    session.actions.aimAt('fix');
    expect(viewOf(session).goals.next?.key).toBe('drawn');
    session.actions.aimAt('drawn');
    expect(viewOf(session).goals.next?.key).toBe('avoid sum');
  });
});
