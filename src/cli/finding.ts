// What `wakelane explore` has found, for those who print it.

import type { Explored } from './exploring.ts';
import type { CalmExample } from './fewestSwitches.ts';
import type { Grain, Opened } from './sources.ts';

export interface Finding {
  readonly opened: Opened;
  readonly grain: Grain;
  readonly fairness: boolean;
  readonly explored: Explored;
  /** With `--switches`, for each verdict: its example with the fewest context switches. */
  readonly calm: readonly (CalmExample | undefined)[] | undefined;
  /** Other values of single settings with which the program would be the very same. */
  readonly withoutEffect: readonly string[];
}
