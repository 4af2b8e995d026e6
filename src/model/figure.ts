// The live figure of the first page: a compiled scenario at a decision, and what the explorer knows of it. Made when
// the page is built, so that the first page needs neither the language nor the explorer.

import type { FateData } from './exploration.ts';
import type { Program } from './program.ts';
import type { Schedule } from './run.ts';
import type { Scenario } from './scenario.ts';

/** The arrays of `FateData` as lists, which can be printed. */
export type PrintedFates = Pick<FateData, 'width'> & {
  readonly words: readonly number[];
  readonly codes: readonly number[];
};

export interface FigureData {
  readonly scenario: Pick<Scenario, 'id' | 'title' | 'params' | 'memories' | 'buffer'>;
  readonly program: Program;
  /** The steps that led to the decision. */
  readonly schedule: Schedule;
  readonly fates: PrintedFates;
}
