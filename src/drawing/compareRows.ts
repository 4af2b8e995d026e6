// The rows of a comparison: each is one row on either side, at one height; steps without words share one.

import { mapDefined } from '../base/mapDefined.ts';
import type { ComparedStep } from '../facts/compare.ts';
import { columnIndexOf } from '../facts/lanes.ts';
import { stepCells } from './cells.ts';
import type { Columns } from './laneColumns.ts';
import { isFill, withDot } from './rows.ts';
import type { Row } from './stack.ts';
import { type PlacedRow, placeRow } from './stack.ts';
import type { WholeRun } from './wholeRun.ts';

export interface JointRow {
  readonly kind: ComparedStep['kind'];
  /** The steps that it stands for, counted from 1. */
  readonly first: number;
  readonly last: number;
  /** As the left side counts: the row's only number, or the first, and the last of a range that has room. */
  readonly number: number | undefined;
  readonly upTo: number | undefined;
  readonly left: PlacedRow | undefined;
  readonly right: PlacedRow | undefined;
  readonly top: number;
  readonly bottom: number;
}

interface Sides<T> {
  readonly left: T;
  readonly right: T;
}

export interface JointInput {
  readonly steps: readonly ComparedStep[];
  readonly parting: number | undefined;
  readonly sides: Sides<WholeRun>;
  readonly columns: Sides<Columns>;
  /** Room above the row at which the two part, and above those where a run could no longer be saved. */
  readonly partingGap: number;
  readonly noReturnGap: number;
  readonly noReturn: Sides<number | undefined>;
}

interface Unplaced {
  readonly kind: ComparedStep['kind'];
  readonly first: number;
  readonly last: number;
  readonly numbers: Sides<number | undefined>;
  readonly left: Row | undefined;
  readonly right: Row | undefined;
}

/** All rows with their places, where the line of the parting runs, and the height of it all. */
export function jointRows(input: JointInput): {
  readonly rows: readonly JointRow[];
  readonly parting: number | undefined;
  readonly height: number;
} {
  const { parting } = input;
  let y = 0;
  let partingAt: number | undefined;
  const rows = merged(input).map((row): JointRow => {
    const parts = parting !== undefined && row.first === parting + 1;
    y += (parts ? input.partingGap : 0) + (isNoReturn(row, input) ? input.noReturnGap : 0);
    if (parts) partingAt = y - input.partingGap / 2;
    const left = row.left && place(row.left, input.sides.left);
    const right = row.right && place(row.right, input.sides.right);
    const top = y;
    y += Math.max(...mapDefined([left, right], (side) => side?.bottom));
    return {
      ...{ kind: row.kind, first: row.first, last: row.last, ...numbersOf(row), top, bottom: y },
      left: left && moved(left, top, y),
      right: right && moved(right, top, y),
    };
  });
  // Where the rows end at the parting, the line is their end.
  if (parting !== undefined && partingAt === undefined) {
    partingAt = y + input.partingGap / 2;
    y += input.partingGap;
  }
  return { rows, parting: partingAt, height: y };
}

function isNoReturn({ left, right }: Unplaced, { noReturn }: JointInput): boolean {
  const begins = (row: Row | undefined, turn: number | undefined) =>
    turn !== undefined && row?.first === turn;
  return begins(left, noReturn.left) || begins(right, noReturn.right);
}

function merged(input: JointInput): readonly Unplaced[] {
  const rows: Unplaced[] = [];
  input.steps.forEach((step, index) => {
    const last = rows.at(-1);
    const more =
      last !== undefined && index !== input.parting ? withStep(last, step, index + 1, input) : undefined;
    if (more !== undefined) rows[rows.length - 1] = more;
    else rows.push(rowOf(step, index + 1, input));
  });
  return rows;
}

function rowOf(step: ComparedStep, position: number, input: JointInput): Unplaced {
  const one = (side: 'left' | 'right'): Row | undefined => {
    const turn = step[side];
    const { rowInput, frames } = input.sides[side];
    const frame = turn === undefined ? undefined : frames[turn];
    return (
      frame && {
        first: frame.index,
        last: frame.index,
        cells: stepCells(rowInput, frame, input.columns[side]),
      }
    );
  };
  return {
    ...{
      kind: step.kind,
      first: position,
      last: position,
      numbers: { left: step.number, right: step.number },
    },
    left: one('left'),
    right: one('right'),
  };
}

/** The row with one step more, where that leaves no mark on either side. */
function withStep(
  row: Unplaced,
  step: ComparedStep,
  position: number,
  input: JointInput,
): Unplaced | undefined {
  if (step.kind !== row.kind) return undefined;
  const left = moreOf(row.left, step.left, input.sides.left);
  const right = moreOf(row.right, step.right, input.sides.right);
  if (left === undefined || right === undefined) return undefined;
  return {
    ...row,
    last: position,
    numbers: { left: row.numbers.left, right: step.number },
    left: left === 'nothing' ? undefined : left,
    right: right === 'nothing' ? undefined : right,
  };
}

/** `nothing` where the side has neither row nor turn; undefined where the turn needs a row of its own. */
function moreOf(
  row: Row | undefined,
  turn: number | undefined,
  { rowInput, frames }: WholeRun,
): Row | 'nothing' | undefined {
  if (turn === undefined) return row ?? 'nothing';
  const frame = frames[turn];
  if (row === undefined || frame?.actor === undefined || !isFill(rowInput, frame)) return undefined;
  return withDot(row, columnIndexOf(rowInput.program, frame.actor), turn);
}

/** Placed as if it were the only one. */
function place(row: Row, { linesFrom }: WholeRun): PlacedRow {
  return placeRow(row, 0, linesFrom(row.first));
}

function moved(row: PlacedRow, top: number, bottom: number): PlacedRow {
  return { ...row, top, bottom, words: row.words + top, linesAt: row.linesAt.map((line) => line + top) };
}

/** A row of nothing but dots names its first and its last step. */
function numbersOf({ left, right, numbers }: Unplaced): Pick<JointRow, 'number' | 'upTo'> {
  const worded = [left, right].some((row) =>
    row?.cells.some((cell) => !cell.foreign && cell.lines.length > 0),
  );
  const single = { number: numbers.left, upTo: undefined };
  if (worded || numbers.left === numbers.right || numbers.left === undefined) return single;
  const upTo = numbers.right;
  return upTo === undefined || `${numbers.left}–${upTo}`.length > 5 ? single : { ...single, upTo };
}

/** The row of a step, counted from 1. */
export function rowOfStep(rows: readonly JointRow[], step: number): JointRow | undefined {
  return rows.find(({ first, last }) => first <= step && step <= last);
}
