// Whether some schedule keeps a course, and what holds of all that do.

import type { Machine } from '../../engine/machine.ts';
import { FATES } from '../../model/report.ts';
import type { Fates } from '../fate.ts';
import type { StateSpace } from '../stateSpace.ts';
import { type LeftOut, leftOutOf } from './leftOut.ts';
import { bestPassage, type Passage } from './search.ts';
import { type Runs, type Spread, spread, type Wanted } from './spread.ts';
import { Walk } from './walk.ts';
import type { Course } from './waypoint.ts';

export type Decision =
  | {
      readonly kind: 'happens';
      readonly passage: Passage;
      /** It happens only if a step that the course tells of happens once more than it tells. */
      readonly again: boolean;
      readonly leftOut: readonly LeftOut[];
      readonly doom: Doom | undefined;
    }
  | {
      readonly kind: 'impossible';
      readonly furthest: Furthest;
      /** How far runs come in which no step that the course tells of happens once more. */
      readonly strictly: Furthest;
    }
  /** A bound kept the search from ending. */
  | { readonly kind: 'unknown' };

export interface Furthest {
  /** So many waypoints, in their order, some run passes; it does not pass the next one after them. */
  readonly count: number;
  /** The best run that passes them. */
  readonly passage: Passage;
  /** All states in which runs have passed just these. */
  readonly states: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

/** How the runs that keep a course stand when they have passed its last waypoint. */
export interface Doom {
  readonly runs: 'all' | 'some' | 'none';
  /** A run that is doomed then, and one that is not. */
  readonly doomed: Passage | undefined;
  readonly saved: Passage | undefined;
}

/**
 * Decides a course on an explored space, which must be that of the machine's program. Fates are told where they are
 * known; steps that were left out only where `everything` is asked for.
 */
export function decide(
  machine: Machine,
  space: StateSpace,
  course: Course,
  fates: Fates | undefined,
  wanted: 'everything' | 'verdict' = 'everything',
): Decision {
  if (space.edges === undefined) return { kind: 'unknown' };
  const walk = new Walk(machine, space, space.edges, course);
  const all = spread(walk, { again: true });
  if (all.ends.length === 0 && !space.complete) return { kind: 'unknown' };
  const strict = spread(walk, { again: false }, isEnd(walk));
  if (all.ends.length === 0) {
    const furthest = furthestOf(walk, all, { again: true });
    const strictly = furthestOf(walk, strict, { again: false });
    return { kind: 'impossible', furthest, strictly };
  }
  const again = strict.ends.length === 0;
  const { progress } = walk;
  const passage = bestPassage(walk, { again }, (_, set) => progress.isDone(set));
  if (passage === undefined) return { kind: 'unknown' };
  const leftOut = space.complete && wanted === 'everything' ? leftOutOf(walk, passage, progress.done) : [];
  const doom = fates === undefined ? undefined : doomOf(walk, all, fates);
  return { kind: 'happens', passage, again, leftOut, doom };
}

/**
 * Whether some schedule keeps a course; undefined where a bound leaves it unknown. `again`: also one in which a step
 * that the course tells of happens once more than it tells.
 */
export function canHappen(
  machine: Machine,
  space: StateSpace,
  course: Course,
  again: boolean,
): boolean | undefined {
  if (space.edges === undefined) return undefined;
  const walk = new Walk(machine, space, space.edges, course);
  const { ends } = spread(walk, { again }, isEnd(walk));
  return ends.length > 0 ? true : space.complete ? false : undefined;
}

function isEnd({ progress }: Walk): Wanted {
  return (_, set) => progress.isDone(set);
}

function furthestOf(walk: Walk, { marks }: Spread, runs: Runs): Furthest {
  const { progress, course } = walk;
  let set = progress.start;
  let count = 0;
  for (; count < course.waypoints.length; count++) {
    const next = progress.with(set, count);
    if (marks[next] === undefined) break;
    set = next;
  }
  const goal = set;
  const passage = bestPassage(walk, runs, (_, at) => at === goal);
  const states = statesIn(marks[goal]);
  const none: Passage = { rows: [], states: [0], passed: [[]], sets: [progress.start] };
  const leftOut = passage === undefined || !runs.again ? [] : leftOutOf(walk, passage, goal);
  return { count, passage: passage ?? none, states, leftOut };
}

function statesIn(marks: Uint8Array | undefined): readonly number[] {
  const states: number[] = [];
  marks?.forEach((mark, state) => {
    if (mark === 1) states.push(state);
  });
  return states;
}

const DOOMED = FATES.indexOf('doomed');

/** A run is doomed if nothing saves it from where it stands, or if it has been through something bad (R15). */
function doomOf(walk: Walk, all: Spread, { bad, codes }: Fates): Doom {
  const { progress } = walk;
  const good = bad.map((mark) => 1 - mark);
  const isDone = (set: number): boolean => progress.isDone(set);
  const isSaved = (state: number): boolean => codes[state] !== DOOMED;
  const isWell =
    all.ends.some(isSaved) &&
    spread(walk, { again: true, through: good }, (state, set) => isDone(set) && isSaved(state)).ends.some(
      isSaved,
    );
  const hasDoomedEnd = !all.ends.every(isSaved);
  const saved = !isWell
    ? undefined
    : bestPassage(walk, { again: true, through: good }, (state, set) => isDone(set) && isSaved(state));
  const doomed = !hasDoomedEnd
    ? undefined
    : bestPassage(walk, { again: true }, (state, set) => isDone(set) && !isSaved(state));
  const isDoomed = hasDoomedEnd || isThroughBad(walk, all, bad);
  return { runs: !isDoomed ? 'none' : isWell ? 'some' : 'all', doomed, saved };
}

/** Whether some run that keeps the course has been through something bad. */
function isThroughBad(walk: Walk, { marks }: Spread, bad: Uint8Array): boolean {
  const from = marks.flatMap((own, set) =>
    walk.progress.isDone(set)
      ? []
      : statesIn(own).flatMap((state) => (bad[state] === 1 ? [{ state, set }] : [])),
  );
  return from.length > 0 && spread(walk, { again: true, from }, isEnd(walk)).ends.length > 0;
}
