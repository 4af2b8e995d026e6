// From turns to pixels: one object that all parts of the timeline ask for places.

import type { Columns } from './columns.ts';
import { type PlacedRow, rowAt } from './stack.ts';

export const NOW_HEIGHT = 74;
export const NEXT_HEIGHT = 24;

const nowLines = [62, 69];
const nowArrival = 20;

export interface Scale {
  readonly columns: Columns;
  readonly rows: readonly PlacedRow[];
  /** The turn in the band of now; 0 before the first step. */
  readonly now: number;
  /** Upper edge of the band of now: the height of the history. */
  readonly nowTop: number;
  readonly bottom: number;
  /** Upper edge of a turn's row. */
  readonly top: (turn: number) => number;
  /** Where the n-th horizontal line of a turn's row runs. */
  readonly line: (turn: number, ordinal: number) => number;
  /** Where an arrow arrives at a turn's words. */
  readonly arrival: (turn: number) => number;
}

export function scaleOf(columns: Columns, rows: readonly PlacedRow[], now: number, gap: number): Scale {
  const nowTop = (rows.at(-1)?.bottom ?? 0) + gap;
  const inRow = (turn: number, read: (row: PlacedRow) => number, atNow: number) => {
    if (turn <= 0) return 0;
    const row = turn === now ? undefined : rowAt(rows, turn);
    return row === undefined ? atNow : read(row);
  };
  return {
    columns,
    rows,
    now,
    nowTop,
    bottom: nowTop + NOW_HEIGHT + NEXT_HEIGHT,
    top: (turn) => inRow(turn, (row) => row.top, nowTop),
    line: (turn, ordinal) =>
      inRow(turn, (row) => row.linesAt[ordinal] ?? row.words, nowTop + (nowLines[ordinal] ?? NOW_HEIGHT - 3)),
    arrival: (turn) => inRow(turn, (row) => row.words, nowTop + nowArrival),
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
    bottom: near(scale.bottom),
    top: (turn) => near(scale.top(turn)),
    line: (turn, ordinal) => near(scale.line(turn, ordinal)),
    arrival: (turn) => near(scale.arrival(turn)),
  };
}
