// Whatever the user does, in whatever order: the run is what its turns make of it, and nothing that was done is lost.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDrawn } from '../explorer/drawn.ts';
import { exploration } from '../explorer/exploration.ts';
import { lostUpdate } from '../fixtures/lostUpdate.ts';
import { textTools } from '../fixtures/textTools.ts';
import { parseLink } from '../formats/link/link.ts';
import { packer } from '../formats/link/packedText.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Explore } from '../model/exploration.ts';
import { turnsOf } from '../schedule/turns.ts';
import { timeOf } from './actions/together.ts';
import type { View } from './derived/view.ts';
import type { SessionState } from './inputs/state.ts';
import { createSession, type Session } from './session.ts';

const library = [
  { id: 'first', text: lostUpdate },
  { id: 'second', text: lostUpdate.replace('Lost update', 'Second').replace('level 1', 'level 2') },
].map(({ id, text }) => ({ id, text, parsed: parseScenario(id, text, charts) }));

/** Explores at once, as the worker does in its own time. */
const explore: Explore = (program, options, tell) => {
  for (const event of exploration(program, options)) tell(event);
  return () => {};
};

function openSession(): Session {
  return createSession({ library, charts, ...textTools, findDrawn, explore });
}

function viewOf({ viewOf: look, store }: Session): View {
  return look(store.getState());
}

/** What the user can do, with a number that chooses among several of a kind. */
const doings: readonly ((session: Session, number: number) => void)[] = [
  takeAny,
  takeAny,
  takeAny,
  ({ actions }) => actions.back(),
  ({ actions }, number) => actions.jump(number % 6),
  ({ actions }) => actions.nextValue(),
  ({ actions }) => actions.playDrawn(0),
  ({ actions }) => actions.playRun(0),
  ({ actions }) => actions.finishFairly(),
  ({ actions }) => actions.walkRandomly(),
  ({ actions }, number) => actions.moveNow(number % 2 === 0 ? 1 : -1),
  ({ actions }) => actions.runUntil({ kind: 'switch' }),
  ({ actions }) => actions.undo(),
  ({ actions }) => actions.redo(),
  (session, number) => session.actions.chooseBranch(anyBranch(session, number)),
  (session, number) => session.actions.deleteBranch(anyBranch(session, number)),
  (session, number) => session.actions.renameBranch(anyBranch(session, number), 'Mine'),
  ({ actions }) => actions.startComparing(),
  ({ actions }) => actions.stopComparing(),
  (session, number) => session.actions.begin(viewOf(session).goals.list[number % 4]?.key ?? ''),
  ({ actions }) => actions.pass(),
  ({ actions, store }) => actions.edit(store.getState().good.replace('Lost update', 'Edited')),
  ({ actions, store }) => actions.edit(`${store.getState().good} int int`),
  ({ actions }, number) => actions.open(number % 2 === 0 ? 'first' : 'second'),
];

function takeAny(session: Session, number: number): void {
  const options = viewOf(session).outlook.flatMap((actor) => actor.options);
  const option = options[number % Math.max(1, options.length)];
  if (option !== undefined) session.actions.step(option.turn);
}

function anyBranch(session: Session, number: number): number {
  const { others } = viewOf(session).branches;
  return others[number % Math.max(1, others.length)]?.id ?? -1;
}

/** What undoing brings back. */
function momentOf({ store }: Session): Partial<SessionState> {
  const { id, text, good, settings, recorded, under, fair, branches, lineName } = store.getState();
  return { id, text, good, settings, recorded, under, fair, branches, lineName };
}

/** The run is one that its link gives again in another page; its clock and its fates are those of its states. */
function checkRun(session: Session, reader: Session): void {
  const state = session.store.getState();
  const view = viewOf(session);
  const { at, last } = timeOf(view);
  expect([view.cursor >= 0, view.cursor < view.frames.length, at >= 0, at <= last]).toEqual(
    Array(4).fill(true),
  );
  const map = view.exploration?.fates;
  view.fates?.frames.forEach((fate, turn) => {
    const isDoomed = (view.fates?.doomedAt ?? Number.POSITIVE_INFINITY) <= turn;
    expect(fate).toBe(isDoomed ? 'doomed' : map?.of(view.frames[turn]?.state ?? new Uint32Array()));
  });
  if (state.text !== state.good) return;
  reader.actions.openLink(parseLink(session.linkOf(state), packer));
  const read = viewOf(reader);
  expect(read.problems).toEqual([]);
  expect(read.cursor).toBe(view.cursor);
  expect(read.frames.map((frame) => frame.state)).toEqual(view.frames.map((frame) => frame.state));
  expect(turnsOf(read.frames)).toEqual(turnsOf(view.frames));
}

/** Undone and done again one after the other, all is as it was. */
function checkUndoing(session: Session): void {
  const before = momentOf(session);
  const { past } = session.store.getState();
  for (let left = past.length; left > 0; left--) session.actions.undo();
  for (let left = past.length; left > 0; left--) session.actions.redo();
  expect(momentOf(session)).toEqual(before);
}

it('keeps a run true to its link, its clock and its fates, and undoes what was done', () => {
  const reader = openSession();
  const doing = fc.tuple(fc.constantFrom(...doings), fc.nat(1_000));
  fc.assert(
    fc.property(fc.array(doing, { minLength: 4, maxLength: 20 }), (done) => {
      const session = openSession();
      for (const [act, number] of done) {
        act(session, number);
        checkRun(session, reader);
      }
      checkUndoing(session);
    }),
    { seed: 1, numRuns: 25 },
  );
});
