// The live figure of the first page: a compiled scenario at a decision, what the explorer knows of it, and what is told
// of it. Made when the page is built, so that the first page needs neither the language nor the explorer.

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
  readonly tale: FigureTale;
}

/** What the figure tells, in the words of its scenario; which of it is told follows from the fate of the run. */
export interface FigureTale {
  /** What each task is about, in the order of the lanes. */
  readonly lanes: readonly string[];
  readonly decision: FigureLines;
  /** Nothing can save it any more; nothing can break it any more. */
  readonly doomed: FigureLines;
  readonly safe: FigureLines;
  /** Nobody can move any more, and it went wrong, or well. */
  readonly lost: FigureLines;
  readonly saved: FigureLines;
}
export interface FigureLines {
  readonly one: string;
  readonly two: string;
}
