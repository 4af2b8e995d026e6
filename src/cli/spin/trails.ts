// A trail of SPIN, replayed: the rows of the step table that it takes.

import { type RowIndex, rowIndex } from '../../model/indices.ts';

/** The rows that a traced model prints when its trail is replayed: each step one line, `@` and its row. */
export function readTrail(output: string): readonly RowIndex[] {
  return [...output.matchAll(/^\s*@(\d+)\s*$/gm)].map((match) => rowIndex(Number(match[1])));
}
