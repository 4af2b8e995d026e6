// The fate of every state (R15).

import { unreachable } from '../base/unreachable.ts';
import type { Property } from '../model/program.ts';
import { FATES, type Fate } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { lostStates, markBackward, marksOf } from './reach.ts';
import type { Reversed } from './reversed.ts';
import type { StateSpace } from './stateSpace.ts';
import { ERROR, REST } from './wasm/facts.ts';

const SAFE = FATES.indexOf('safe');
const OPEN = FATES.indexOf('open');
const DOOMED = FATES.indexOf('doomed');

export interface Fates {
  /** For each state, the index of its fate in `FATES`. */
  readonly codes: Uint8Array;
  /** Marks states where something bad has happened, or from which rest or the X of a `possible X` is out of reach. */
  readonly bad: Uint8Array;
  readonly counts: Readonly<Record<Fate, number>>;
}

/** The fates of all states; undefined where a bound leaves them unknown. */
export function fatesOf({ space, graph }: Analysis): Fates | undefined {
  if (graph === undefined || !space.complete) return undefined;
  const { before } = graph;
  const bad = badStates(space, before);
  const good = bad.map((mark) => 1 - mark);
  const saved = marksOf(space, REST).map((mark, state) => mark & (good[state] ?? 0));
  markBackward(before, saved, good);
  const threatened = bad.slice();
  markBackward(before, threatened);
  const codes = bad.map((_, state) => (saved[state] === 0 ? DOOMED : threatened[state] === 0 ? SAFE : OPEN));
  return { codes, bad, counts: count(codes) };
}

function badStates(space: StateSpace, before: Reversed): Uint8Array {
  const bad = marksOf(space, ERROR);
  const add = (marks: Uint8Array): void =>
    marks.forEach((mark, state) => {
      if (mark === 1) bad[state] = 1;
    });
  add(lostStates(space, before, REST));
  space.program.properties.forEach((property, index) => {
    const broken = brokenStates(space, before, property, space.plan.properties[index]?.expr ?? 0);
    if (broken !== undefined) add(broken);
  });
  return bad;
}

/** Where a property colours the fate: what must be covered, fairness and liveness never do. */
function brokenStates(
  space: StateSpace,
  before: Reversed,
  { kind }: Property,
  bit: number,
): Uint8Array | undefined {
  switch (kind) {
    case 'never':
      return marksOf(space, bit);
    case 'final':
      return unfinished(space, bit);
    case 'possible':
      return lostStates(space, before, bit);
    case 'cover':
    case 'always eventually':
    case 'leads to':
      return undefined;
    default:
      return unreachable(kind);
  }
}

/** Marks the rest states where a fact does not hold: they break a `final`. */
export function unfinished(space: StateSpace, bit: number): Uint8Array {
  const holds = marksOf(space, bit);
  return marksOf(space, REST).map((mark, state) => mark & (1 - (holds[state] ?? 0)));
}

function count(codes: Uint8Array): Readonly<Record<Fate, number>> {
  const counts = [0, 0, 0];
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const [safe = 0, open = 0, doomed = 0] = counts;
  return { safe, open, doomed };
}
