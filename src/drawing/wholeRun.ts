// All that a run has told, for a picture that shows it from its beginning to its end.

import { createRunFacts, type RunFacts } from '../facts/runFacts.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import type { RowInput } from './cells.ts';
import { type RowsOfRun, rowInputOf } from './rowFacts.ts';

export interface WholeRunInput extends RowsOfRun {
  readonly program: Program;
  readonly frames: readonly Frame[];
}

export interface WholeRun {
  readonly frames: readonly Frame[];
  readonly facts: RunFacts;
  readonly rowInput: RowInput;
  /** Horizontal lines that leave a turn's step. */
  readonly linesFrom: (turn: number) => number;
}

/** Follows a run from its first frame to its last one. */
export function wholeRun({ frames, ...run }: WholeRunInput): WholeRun {
  const facts = createRunFacts(run.program)(frames);
  return { frames, facts, rowInput: rowInputOf(run, facts), linesFrom: (turn) => facts.at(turn).lines };
}
