// What the session remembers of time beside its line: the ways not taken, what can be undone, the coin of random walks.

import type { Settings } from '../../model/program.ts';
import type { Schedule } from '../../model/run.ts';

/** A way through the scenario that is kept: a line that was left for another one. */
export interface Branch {
  readonly id: number;
  readonly recorded: Schedule;
  readonly under: Settings;
  readonly fair: boolean;
  /** As the user called it; empty where it goes by the step at which it parts from the line. */
  readonly name: string;
}

/** A line with its branches, as undoing brings it back. */
export interface Moment {
  readonly id: string;
  readonly text: string;
  readonly good: string;
  readonly settings: Settings;
  readonly recorded: Schedule;
  readonly under: Settings;
  readonly fair: boolean;
  readonly cursor: number;
  readonly drawn: number | undefined;
  readonly branches: readonly Branch[];
  readonly lineName: string;
}

/** One thing that can be undone, or done again: `opened` where that was to open another text. */
export interface Undoable {
  readonly moment: Moment;
  readonly opened: boolean;
}

/** What the last action has to say for itself; `undoable` where undoing takes it back. */
export interface Toast {
  readonly kind: 'done' | 'refused';
  readonly sentence: string;
  readonly undoable: boolean;
}

/** A random walk that is the line: another one sets out from the same turn. */
interface Walked {
  readonly recorded: Schedule;
  readonly from: number;
}

export interface TimeState {
  /** The oldest first. */
  readonly branches: readonly Branch[];
  /** What the user called the line; empty where it has no name. */
  readonly lineName: string;
  readonly past: readonly Undoable[];
  readonly ahead: readonly Undoable[];
  readonly toast: Toast | undefined;
  /** Of the next random walk. */
  readonly seed: number;
  readonly walked: Walked | undefined;
  /** Names of the scalars whose changes are looked for; empty where nothing was chosen. */
  readonly watched: readonly string[];
}

/** A text is opened without branches; what was done before can still be undone. */
/** Of a line that nobody has given one. */
export const NO_NAME = '';

export const freshBranches = { branches: [], lineName: NO_NAME, walked: undefined, watched: [] } as const;

export const freshTime: TimeState = { ...freshBranches, past: [], ahead: [], toast: undefined, seed: 1 };

export function done(sentence: string): Toast {
  return { kind: 'done', sentence, undoable: false };
}

export function refused(sentence: string): Toast {
  return { kind: 'refused', sentence, undoable: false };
}
