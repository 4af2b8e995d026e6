// What `wakelane explore` has found, for those who print it.

import type { JudgedPart } from '../model/claims.ts';
import type { Schedule } from '../model/run.ts';
import type { ReportedProgram } from './exploring.ts';
import type { CalmExample } from './fewestSwitches.ts';
import type { Grain, OpenedSource } from './sources.ts';

export interface Finding {
  readonly opened: OpenedSource;
  readonly grain: Grain;
  readonly fairness: boolean;
  readonly explored: ReportedProgram;
  /** With `--switches`, for each verdict: its example with the fewest context switches. */
  readonly calm: readonly (CalmExample | undefined)[] | undefined;
  /** Parts of the properties that matter under no settings. */
  readonly idle: readonly JudgedPart[];
  /** Other values of single settings with which the program would be the very same. */
  readonly withoutEffect: readonly string[];
  /** Columns of its tables, at most. */
  readonly width: number;
  /** The page's address of a run. */
  readonly link: (schedule: Schedule) => string;
}
