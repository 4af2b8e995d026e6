// The rows of a history in which time is drawn short: a tick for each, and now and then a number.

import { path } from 'd3';
import { columnOf, textMark } from './drawRows.ts';
import type { Columns } from './laneColumns.ts';
import type { Mark } from './marks.ts';
import type { PlacedRow } from './stack.ts';

const tickWidth = 22;
const numberSize = 12;

/** Outline of all ticks, and the numbers of the steps at which they stand. */
export function overview(
  rows: readonly PlacedRow[],
  columns: Columns,
  zoom: number,
): { readonly ticks: string; readonly numbers: readonly Mark[] } {
  const ticks = path();
  const numbers: Mark[] = [];
  for (const { first, words, cells } of rows) {
    const y = words * zoom;
    for (const { lane, foreign } of cells) {
      if (foreign) continue;
      const { text } = columnOf({ columns }, lane);
      ticks.rect(text, y - Math.max(0.5, 3 * zoom), tickWidth, Math.max(1, 6 * zoom));
    }
    // Numbers stand on rows and not on heights, so that they do not change while the view moves.
    if (first % numberPeriod(zoom) !== 0) continue;
    numbers.push(
      textMark(`${first}`, columns.number, y + 4, { size: numberSize, tone: 'quiet', anchor: 'end' }),
    );
  }
  return { ticks: ticks.toString(), numbers };
}

/** Every so many steps, for rows of the usual height. */
function numberPeriod(zoom: number): number {
  return zoom >= 0.5 ? 5 : zoom >= 0.25 ? 10 : 20;
}
