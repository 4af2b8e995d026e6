// The rows of the timeline: which steps share one, and what each lane says in it.
//
//   12  |  req bit0 set [Note: 1]  |                  |        one row a step with a label
//   16  |                          |  VMExit ...      |        drawn runs: steps without a label are dots
//   31  |  RUNNABLE                |  signal 0        |        a step that changes another lane's mode
//       |  one credit: ev[0].set   |  set=true, wake  |        says so over there

import { bisector } from 'd3';
import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { sharedFrames } from '../engine/sharedFrames.ts';
import { columnIndexOf } from '../facts/lanes.ts';
import type { Mover } from '../facts/movers.ts';
import type { Frame } from '../model/run.ts';
import { emptyCell, type RowInput, stepCells } from './cells.ts';
import type { Columns } from './laneColumns.ts';
import { type PlacedRow, placeRow, type Row } from './stack.ts';

interface HistoryInput extends RowInput {
  /** The frames of the history, without now. */
  readonly frames: readonly Frame[];
  /** Horizontal lines that leave a turn's step. */
  readonly linesFrom: (turn: number) => number;
  /** Room above a turn's row: for the line where the run parted from the recorded one, or could no longer be saved. */
  readonly gapBefore: (turn: number) => number;
  /** The turns that have such a gap: the frames do not tell them. */
  readonly crossed: readonly (number | undefined)[];
}

export type RowsOf = (input: HistoryInput, columns: Columns) => readonly PlacedRow[];

/** What the rows that are known were made from. */
interface Known
  extends Pick<HistoryInput, 'program' | 'text' | 'drawnTurns' | 'crossed' | 'notesOf' | 'moverOf'> {
  readonly columns: Columns;
  readonly frames: readonly Frame[];
}

/** What is told of a turn and does not follow from its frame. */
interface Told {
  readonly notes: readonly string[];
  readonly mover: Mover | undefined;
}

/** Makes a function that stacks the rows of a history and keeps them while it grows: a step makes one row. */
export function createRows(): RowsOf {
  const rows: PlacedRow[] = [];
  const told: Told[] = [];
  let known: Known | undefined;

  return (input, columns) => {
    const same = known === undefined ? 0 : sameTurns(known, input, columns, told);
    const turns = input.frames.length - 1;
    const made = lastTurn(rows);
    if (same < made && same < turns) {
      while (lastTurn(rows) > same) rows.pop();
    } else if (same < made) {
      // A shorter history: the longer one is kept, for it is likely to come back.
      return upTo(rows, turns, input, columns);
    }
    for (let turn = lastTurn(rows) + 1; turn <= turns; turn++) {
      append(rows, frameAt(input, turn), input, columns);
      told[turn] = { notes: input.notesOf(turn), mover: input.moverOf(turn) };
    }
    known = { ...input, columns };
    return upTo(rows, turns, input, columns);
  };
}

/** So many leading turns have the rows that they had. */
function sameTurns(known: Known, input: HistoryInput, columns: Columns, told: readonly Told[]): number {
  if (known.columns !== columns || known.program !== input.program || known.text !== input.text) return 0;
  let same = sharedFrames(known.frames, input.frames) - 1;
  if (known.drawnTurns !== input.drawnTurns) same = Math.min(same, known.drawnTurns, input.drawnTurns);
  known.crossed.forEach((before, index) => {
    const after = input.crossed[index];
    if (before !== after) same = Math.min(same, (before ?? same + 1) - 1, (after ?? same + 1) - 1);
  });
  if (known.notesOf === input.notesOf && known.moverOf === input.moverOf) return Math.max(0, same);
  for (let turn = 1; turn <= same; turn++) {
    const { notes: before, mover } = defined(told[turn]);
    const after = input.notesOf(turn);
    const isSame = before.length === after.length && before.every((note, index) => note === after[index]);
    if (!isSame || mover !== input.moverOf(turn)) return turn - 1;
  }
  return Math.max(0, same);
}

/** The rows of the first turns: those that are known, and the last one without the turns after it. */
function upTo(
  rows: readonly PlacedRow[],
  turns: number,
  input: HistoryInput,
  columns: Columns,
): readonly PlacedRow[] {
  const whole = bisector((row: PlacedRow) => row.last).right(rows, turns);
  const shown = rows.slice(0, whole);
  for (let turn = rows[whole]?.first ?? turns + 1; turn <= turns; turn++)
    append(shown, frameAt(input, turn), input, columns);
  return shown;
}

function frameAt({ frames }: HistoryInput, turn: number): Frame {
  const frame = frames[turn];
  assert(frame !== undefined, 'a turn has its frame');
  return frame;
}

/** Gives a turn a row of its own, or a dot in the last one. */
function append(rows: PlacedRow[], frame: Frame, input: HistoryInput, columns: Columns): void {
  if (frame.actor === undefined) return;
  const last = rows.at(-1);
  const lane = columnIndexOf(input.program, frame.actor);
  const merged = last === undefined ? undefined : withStep(last, lane, frame, input);
  if (merged !== undefined) rows.pop();
  const row = merged ?? { first: frame.index, last: frame.index, cells: stepCells(input, frame, columns) };
  const top = bottomOf(rows) + input.gapBefore(row.first);
  rows.push(placeRow(row, top, input.linesFrom(row.first)));
}

/** The row with one more step, where the step needs none of its own. */
function withStep(row: Row, lane: number, frame: Frame, input: HistoryInput): Row | undefined {
  if (isFill(input, frame)) return withDot(row, lane, frame.index);
  const before = input.frames[row.last];
  return before !== undefined && isAgain(input, before, frame) ? timesMore(row, frame.index) : undefined;
}

/** The same actor did the same piece of its program once more, and neither step left a mark: a loop that polls. */
function isAgain(input: RowInput, before: Frame, frame: Frame): boolean {
  return (
    before.actor === frame.actor &&
    before.at?.from === frame.at?.from &&
    before.at?.to === frame.at?.to &&
    [before, frame].every(
      ({ index, labels }) =>
        labels.length === 0 &&
        index > input.drawnTurns &&
        !input.isBusy(index) &&
        input.moverOf(index) === undefined &&
        input.changesOf(index).length + input.creditsOf(index).length + input.notesOf(index).length === 0,
    )
  );
}

/** Counted only behind words of the program's own. */
function timesMore(row: Row, turn: number): Row | undefined {
  const [cell] = row.cells;
  const counts =
    cell !== undefined && row.cells.length === 1 && cell.dots === 0 && cell.lines[0]?.tone === 'code';
  return counts ? { ...row, last: turn, cells: [{ ...cell, times: cell.times + 1 }] } : undefined;
}

/** A step of the drawn schedule that the document did not draw and that leaves no mark. */
export function isFill(input: RowInput, frame: Frame): boolean {
  const { index, labels } = frame;
  if (labels.length > 0 || index > input.drawnTurns || input.isBusy(index)) return false;
  return input.changesOf(index).length === 0 && input.creditsOf(index).length === 0;
}

/** The row with one more dot, where the lane is the row's own or the row has nothing but dots. */
export function withDot(row: Row, lane: number, turn: number): Row | undefined {
  const own = row.cells.findIndex((cell) => cell.lane === lane && !cell.foreign);
  const cell = row.cells[own];
  if (cell !== undefined) {
    const cells = row.cells.with(own, { ...cell, dots: cell.dots + 1 });
    return { ...row, last: turn, cells };
  }
  if (row.cells.some(({ lines }) => lines.length > 0)) return undefined;
  return { ...row, last: turn, cells: [...row.cells, { ...emptyCell(lane), dots: 1 }] };
}

/** The last turn that has a row: 0 before the first step. */
export function lastTurn(rows: readonly Pick<Row, 'last'>[]): number {
  return rows.at(-1)?.last ?? 0;
}

/** Where the last row ends: at the top where there is none. */
export function bottomOf(rows: readonly { readonly bottom: number }[]): number {
  return rows.at(-1)?.bottom ?? 0;
}
