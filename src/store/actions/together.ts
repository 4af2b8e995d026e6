// The one clock of the page: turns of the run or, while it is compared, the steps that both sides take together.

import { leftTurnsAt, numberAt, positionOf, type StepNumber } from '../../facts/compare.ts';
import { actorNamed } from '../../model/lookup.ts';
import type { Fate } from '../../model/report.ts';
import type { Frame } from '../../model/run.ts';
import type { View } from '../derived/view.ts';
import type { SessionState } from '../inputs/state.ts';

export interface Time {
  readonly at: number;
  readonly last: number;
  /** As the reader counts. */
  readonly shown: StepNumber;
  readonly shownLast: StepNumber;
}

/** Where the page stands in time, and how far it can go. */
export function timeOf({ comparison, cursor, frames }: View): Time {
  if (comparison === undefined) {
    const last = frames.length - 1;
    return { at: cursor, last, shown: alone(cursor), shownLast: alone(last) };
  }
  const { at, steps } = comparison;
  const last = steps.length;
  return { at, last, shown: numberAt(comparison, at), shownLast: numberAt(comparison, last) };
}

function alone(turn: number): StepNumber {
  return { number: turn, behind: false };
}

/** The inputs that bring the page to a moment, or to the nearest that there is. */
export function goTo(view: View, wanted: number): Partial<SessionState> {
  const { comparison } = view;
  const at = Math.max(0, Math.min(wanted, timeOf(view).last));
  if (comparison === undefined) return { cursor: at };
  const cursor = leftTurnsAt(comparison, at);
  const extra = at - positionOf(comparison, cursor, 0);
  return { cursor, comparing: { against: comparison.against, extra } };
}

/** The inputs that bring the run to a turn of its own, and the other side with it. */
export function atTurn({ comparing }: SessionState, cursor: number): Partial<SessionState> {
  return comparing === undefined ? { cursor } : { cursor, comparing: { ...comparing, extra: 0 } };
}

/** The run in small: its turns or, while it is compared, the steps of both sides, as the left one takes them. */
export function tickedRun({ program, frames, fates, comparison }: View): {
  readonly frames: readonly Frame[];
  readonly fates: readonly (Fate | undefined)[] | undefined;
} {
  if (comparison === undefined) return { frames, fates: fates?.frames };
  const { steps, right } = comparison;
  const start = frames.slice(0, 1);
  const ticks = steps.flatMap(({ left, right: turn }, index) => {
    const own = left === undefined ? undefined : frames[left];
    const other = turn === undefined ? undefined : right.frames[turn];
    const frame = own ?? (other && { ...other, actor: other.turn && actorNamed(program, other.turn.actor) });
    return frame === undefined ? [] : [{ ...frame, index: index + 1 }];
  });
  const ofStep = fates && [fates.frames[0], ...steps.map(({ leftTurns }) => fates.frames[leftTurns])];
  return { frames: [...start, ...ticks], fates: ofStep };
}
