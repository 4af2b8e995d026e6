// Where a row of the history goes that is dragged up or down.

import type { PlacedRow } from './stack.ts';

/** What of a row dragging needs. */
type Row = Pick<PlacedRow, 'first' | 'last' | 'top' | 'bottom'>;

export interface Drop {
  /** The step as which the dragged one is taken. */
  readonly to: number;
  /** Of the line that shows it. */
  readonly y: number;
}

/** The gap between rows that is nearest to the pointer; undefined where the row would stay where it is. */
export function dropAt(rows: readonly Row[], dragged: number, pointerY: number): Drop | undefined {
  const above = rows.filter(({ top, bottom }) => (top + bottom) / 2 <= pointerY);
  const over = above.at(-1);
  const under = rows[above.length];
  if (under !== undefined && under.first < dragged) return { to: under.first, y: under.top };
  if (over !== undefined && over.first > dragged) return { to: over.last, y: over.bottom };
  return undefined;
}
