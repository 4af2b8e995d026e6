// Which column a cell stands in. Cells seldom begin exactly where their heading does: they are set in to show depth,
// or set out because the heading is centred. What divides two columns is the widest gap between the places where
// cells begin; where no gap is clearly the widest, nothing is guessed.

import { defined } from '../base/defined.ts';
import type { Phrase } from './phrases.ts';

/** Tells the column of a cell by where it begins; undefined where it stands between two. */
export type ColumnOf = (start: number) => number | undefined;

/** How much wider than any other gap the one between two columns must be. */
const clearly = 2;

/**
 * Finds the gaps between columns. `starts`: where headings or rules begin, in order. `rows`: the phrases of each line;
 * a line with a phrase for each column shows where cells of each may begin.
 */
export function columnsBetween(starts: readonly number[], rows: readonly (readonly Phrase[])[]): ColumnOf {
  const full = rows.filter(({ length }) => length === starts.length);
  const begins = rows.flat().map(({ start }) => start);
  const borders = starts.slice(1).map((right, column): Border => {
    const left = defined(starts[column]);
    const low = Math.max(left, ...full.map((row) => row[column]?.start ?? left));
    const high = Math.min(right, ...full.map((row) => row[column + 1]?.start ?? right));
    return low < high ? borderIn(begins, low, high) : { from: right - 1, to: right };
  });
  return (start) => {
    const right = borders.findIndex(({ from }) => start <= from);
    const column = right < 0 ? starts.length - 1 : right;
    const before = borders[column - 1];
    return before !== undefined && start < before.to ? undefined : column;
  };
}

/** Cells that begin at `from` or before it are left of the border, from `to` on right of it, between them either. */
interface Border {
  readonly from: number;
  readonly to: number;
}

function borderIn(begins: readonly number[], low: number, high: number): Border {
  const inner = begins.filter((start) => start > low && start < high);
  const points = [...new Set([low, ...inner, high])].sort((a, b) => a - b);
  const gaps = points.slice(1).map((to, index) => ({ from: points[index] ?? low, to }));
  const widest = Math.max(...gaps.map(({ from, to }) => to - from));
  const wide = gaps.filter(({ from, to }) => (to - from) * clearly > widest);
  return { from: wide[0]?.from ?? low, to: wide.at(-1)?.to ?? high };
}
