// How high each row is and where it stands; where horizontal lines may run in it without striking out words.
//
//   no other lane speaks:   ---- middle of the row
//   another lane speaks:    RUNNABLE
//                           ---- first line of a row of two
//                           one credit
//                           ---- further lines below the words

import { bisector } from 'd3';
import type { Cell } from './cells.ts';

export interface Row {
  readonly first: number;
  readonly last: number;
  readonly cells: readonly Cell[];
}

export interface PlacedRow extends Row {
  readonly top: number;
  readonly bottom: number;
  /** Middle of the first line of the step's own words: beside the first horizontal line where there is one. */
  readonly words: number;
  /** Where this row's horizontal lines run, in the order in which they ask. */
  readonly linesAt: readonly number[];
}

const single = 20;
const further = 16;
const between = 18;
const spacing = 6;

/** A row at its place, with room for as many horizontal lines. */
export function placeRow(row: Row, top: number, lineCount: number): PlacedRow {
  const { height, lines } = innerHeight(row, lineCount);
  const linesAt = lines.map((line) => top + line);
  const words = baselineOf(row, top, linesAt);
  const bottom = Math.max(top + height, words + single / 2);
  const { first, last, cells } = row;
  return { first, last, cells, top, bottom, words, linesAt };
}

/** One line of words, beside a lane that has two to say, goes down to the line that leads there. */
function baselineOf(row: Row, top: number, linesAt: readonly number[]): number {
  const own = row.cells.find((cell) => !cell.foreign);
  const [line] = linesAt;
  const beside = row.cells.some((cell) => cell.foreign) && own?.lines.length === 1;
  return beside && line !== undefined ? line : top + single / 2;
}

function innerHeight(
  row: Row,
  count: number,
): { readonly height: number; readonly lines: readonly number[] } {
  const linesMax = Math.max(1, ...row.cells.map((cell) => cell.lines.length));
  const words = single + further * (linesMax - 1);
  const foreign = row.cells.some((cell) => cell.foreign);
  const below = (from: number) => Array.from({ length: from }, (_, index) => words + 3 + spacing * index);
  if (count === 0) return { height: words, lines: [] };
  if (!foreign) {
    const first = linesMax === 2 ? between : single / 2;
    const lines = [first, ...below(count - 1)];
    return { height: count === 1 ? words : words + spacing * count, lines };
  }
  if (linesMax === 1) return { height: words + spacing * count + 2, lines: below(count) };
  return { height: count === 1 ? words : words + spacing * count, lines: [between, ...below(count - 1)] };
}

const byLast = bisector((row: PlacedRow) => row.last);
const byBottom = bisector((row: PlacedRow) => row.bottom);
const byTop = bisector((row: PlacedRow) => row.top);

/** The row of a turn. */
export function rowOfTurn(rows: readonly PlacedRow[], turn: number): PlacedRow | undefined {
  const row = rows[byLast.left(rows, turn)];
  return row !== undefined && row.first <= turn ? row : undefined;
}

/** The rows that reach into a stretch of the history. */
export function rowsBetween(rows: readonly PlacedRow[], top: number, bottom: number): readonly PlacedRow[] {
  const first = byBottom.left(rows, top);
  const after = byTop.right(rows, bottom);
  return rows.slice(first, after);
}
