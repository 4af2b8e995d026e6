// What the user can do with time itself: branches, undoing, step until, random walks, another order.

import type { Change, Tools } from '../actions/tools.ts';
import type { SessionState } from '../inputs/state.ts';
import { chooseBranch, deleteBranch, redo, renameBranch, undo } from './branching.ts';
import { type Direction, type EventKind, goToEvent } from './events.ts';
import { chooseSeed, moveNow, moveStep, walkRandomly } from './rearranging.ts';
import { runUntil, type Until } from './until.ts';

export interface TimeActions {
  /** Makes a branch the line, and the line a branch. */
  readonly chooseBranch: (id: number) => void;
  /** Gives a branch a name, or the line where there is no `id`; an empty name is the one that it had by itself. */
  readonly renameBranch: (id: number | undefined, name: string) => void;
  readonly deleteBranch: (id: number) => void;
  /** Takes back what took something away: another line, a deleted branch, another scenario. */
  readonly undo: () => void;
  readonly redo: () => void;
  /** Goes on to the first step that is asked for, along the line or by playing on fairly. */
  readonly runUntil: (until: Until) => void;
  /** Goes to the nearest event along the known line. */
  readonly goToEvent: (kind: EventKind, way: Direction) => void;
  /** Lets a coin choose who steps, from now on: the same seed, the same walk. */
  readonly walkRandomly: () => void;
  readonly chooseSeed: (seed: number) => void;
  /** Takes the step that just happened earlier or later by one. */
  readonly moveNow: (by: -1 | 1) => void;
  /** Takes step `from` of the line as step `to`. */
  readonly moveStep: (from: number, to: number) => void;
  readonly dismissToast: () => void;
}

/** Makes an action of a function of the state. */
type Act = <Args extends readonly unknown[]>(
  action: (tools: Tools, state: SessionState, ...args: Args) => Change,
) => (...args: Args) => void;

/** `keep` completes what an action changes by what must be kept; undoing keeps its own. */
export function createTimeActions(keep: Act, plain: Act): TimeActions {
  return {
    chooseBranch: keep(chooseBranch),
    renameBranch: keep(renameBranch),
    deleteBranch: keep(deleteBranch),
    undo: plain(undo),
    redo: plain(redo),
    runUntil: keep(runUntil),
    goToEvent: keep(goToEvent),
    walkRandomly: keep(walkRandomly),
    chooseSeed: plain(chooseSeed),
    moveNow: keep(moveNow),
    moveStep: keep(moveStep),
    dismissToast: plain(() => ({ toast: undefined })),
  };
}
