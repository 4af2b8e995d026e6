// From turns to pixels: one object that all parts of the timeline ask for places.

import type { Columns } from './laneColumns.ts';
import { bottomOf } from './rows.ts';
import { type PlacedRow, rowOfTurn } from './stack.ts';

/** Of a row of what the document draws next. */
export const PALE_HEIGHT = 20;
/** Between the last row and the strip. */
const tail = 4;

export interface Scale {
  readonly columns: Columns;
  readonly rows: readonly PlacedRow[];
  /** The turn in the band of now; 0 before the first step. */
  readonly now: number;
  /** Upper edge of the band of now: the height of the history. */
  readonly nowTop: number;
  /** Lower edge of the band of now. */
  readonly nowBottom: number;
  readonly bottom: number;
  /** Upper edge of a turn's row. */
  readonly top: (turn: number) => number;
  /** Where the n-th horizontal line of a turn's row runs. */
  readonly line: (turn: number, ordinal: number) => number;
  /** Where an arrow arrives at a turn's words. */
  readonly arrival: (turn: number) => number;
}

interface Around {
  /** Above the band of now, for a line across all lanes. */
  readonly gap: number;
  /** Rows of what is drawn next, below it. */
  readonly pale: number;
}

export function scaleOf(
  columns: Columns,
  rows: readonly PlacedRow[],
  now: number,
  { gap, pale }: Around,
): Scale {
  const nowTop = bottomOf(rows) + gap;
  // Before the first step nothing has happened, and there is no band.
  const nowBottom = nowTop + (now > 0 ? columns.now : 0);
  const middle = nowTop + columns.now / 2;
  const inRow = (turn: number, read: (row: PlacedRow) => number, atNow: number) => {
    if (turn <= 0) return 0;
    const row = turn === now ? undefined : rowOfTurn(rows, turn);
    return row === undefined ? atNow : read(row);
  };
  return {
    columns,
    rows,
    now,
    nowTop,
    nowBottom,
    bottom: nowBottom + PALE_HEIGHT * pale + tail,
    top: (turn) => inRow(turn, (row) => row.top, nowTop),
    line: (turn, ordinal) =>
      inRow(turn, (row) => row.linesAt[ordinal] ?? row.words, Math.min(nowBottom - 3, middle + 6 * ordinal)),
    arrival: (turn) => inRow(turn, (row) => row.words, middle),
  };
}

/** A multiple of the period of all dashed lines, so that they do not crawl while the view moves. */
const nearStep = 700;

/** The same scale for what is near a view: lines that come from far or go far end outside it, for long ones are slow to draw. */
export function nearScale(scale: Scale, top: number, bottom: number): Scale {
  const least = (Math.floor(top / nearStep) - 1) * nearStep;
  const most = (Math.ceil(bottom / nearStep) + 1) * nearStep;
  const near = (y: number) => Math.max(least, Math.min(most, y));
  return {
    ...scale,
    nowBottom: near(scale.nowBottom),
    bottom: near(scale.bottom),
    top: (turn) => near(scale.top(turn)),
    line: (turn, ordinal) => near(scale.line(turn, ordinal)),
    arrival: (turn) => near(scale.arrival(turn)),
  };
}
