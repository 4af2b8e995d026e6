// The rows of the timeline: which steps share one, and what each lane says in it.
//
//   12  |  req bit0 set [Note: 1]  |                  |        one row a step with a label
//   16  |                          |  VMExit ...      |        drawn runs: steps without a label are dots
//   31  |  RUNNABLE                |  signal 0        |        a step that changes another lane's mode
//       |  one credit: ev[0].set   |  set=true, wake  |        says so over there

import type { Frame } from '../model/run.ts';
import { type Cell, cellsOf, emptyCell, type RowInput } from './cells.ts';
import type { Columns } from './columns.ts';
import { laneOf } from './lanes.ts';

export interface Row {
  readonly first: number;
  readonly last: number;
  readonly cells: readonly Cell[];
}

export function rowsOf(input: RowInput, columns: Columns): readonly Row[] {
  const rows: Row[] = [];
  for (const frame of input.frames) {
    if (frame.actor === undefined) continue;
    const last = rows.at(-1);
    const lane = laneOf(input.program, frame.actor);
    const merged = isFill(input, frame) && last !== undefined ? withDot(last, lane, frame.index) : undefined;
    if (merged === undefined)
      rows.push({ first: frame.index, last: frame.index, cells: cellsOf(input, frame, columns) });
    else rows[rows.length - 1] = merged;
  }
  return rows;
}

/** A step of the drawn schedule that the document did not draw and that leaves no mark. */
function isFill(input: RowInput, frame: Frame): boolean {
  const { index, labels } = frame;
  if (labels.length > 0 || index > input.drawnTurns || input.busy.has(index)) return false;
  return input.changesOf(index).length === 0 && input.creditsOf(index).length === 0;
}

/** The row with one more dot, where the lane is the row's own or the row has nothing but dots. */
function withDot(row: Row, lane: number | undefined, turn: number): Row | undefined {
  const own = row.cells.findIndex((cell) => cell.lane === lane && !cell.foreign);
  const cell = row.cells[own];
  if (cell !== undefined) {
    const cells = row.cells.with(own, { ...cell, dots: cell.dots + 1 });
    return { ...row, last: turn, cells };
  }
  if (row.cells.some(({ lines }) => lines.length > 0)) return undefined;
  return { ...row, last: turn, cells: [...row.cells, { ...emptyCell(lane), dots: 1 }] };
}
