// Whether some schedule keeps a course, and what holds of all that do.

import type { Machine } from '../../engine/machine.ts';
import { FATES, type Fate } from '../../model/report.ts';
import type { StateFates } from '../fate.ts';
import type { StateSpace } from '../stateSpace.ts';
import { type LeftOut, leftOutOf } from './leftOut.ts';
import { bestPassage, type Passage } from './search.ts';
import { type Runs, type Spread, spread, type WantedNode } from './spread.ts';
import { Walk } from './walk.ts';
import type { Course } from './waypoint.ts';

export type Decision =
  | {
      readonly kind: 'happens';
      readonly passage: Passage;
      /** It happens only if a step that the course tells of happens once more than it tells. */
      readonly again: boolean;
      readonly leftOut: readonly LeftOut[];
      readonly prospect: Prospect | undefined;
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
interface Prospect {
  /** `doomed`: all of them are; `safe`: nothing bad has come in any of them, and nothing can; else `open`. */
  readonly fate: Fate;
  /** A run that is lost then, or later. */
  readonly lost: Passage | undefined;
  /** A run that is not lost then. */
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
  fates: StateFates | undefined,
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
  const prospect = fates === undefined ? undefined : prospectOf(walk, all, fates);
  return { kind: 'happens', passage, again, leftOut, prospect };
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

function isEnd({ progress }: Walk): WantedNode {
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
const SAFE = FATES.indexOf('safe');

/** A run is doomed if nothing saves it from where it stands, or if it has been through something bad (R15). */
function prospectOf(walk: Walk, all: Spread, { bad, codes }: StateFates): Prospect {
  const { progress } = walk;
  const good = bad.map((mark) => 1 - mark);
  const isDoomed = (state: number): boolean => codes[state] === DOOMED;
  const isSavedEnd: WantedNode = (state, set) => progress.isDone(set) && !isDoomed(state);
  const isWell =
    !all.ends.every(isDoomed) &&
    spread(walk, { again: true, through: good }, isSavedEnd).ends.some((state) => !isDoomed(state));
  const isSafe = all.ends.every((state) => codes[state] === SAFE) && !isThroughBad(walk, all, bad);
  const fate = !isWell ? 'doomed' : isSafe ? 'safe' : 'open';
  return {
    fate,
    lost: isSafe
      ? undefined
      : bestPassage(walk, { again: true }, (state, set) => progress.isDone(set) && isDoomed(state)),
    saved: isWell ? bestPassage(walk, { again: true, through: good }, isSavedEnd) : undefined,
  };
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
