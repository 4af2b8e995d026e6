// A pasted text with the lines of a table moved to the nearest order of its cells that happens.

import type { Nearest, TableJudgement } from '../model/judgement.ts';
import { readTables } from '../tables/readTables.ts';
import type { Table, TableCell } from '../tables/table.ts';

/**
 * The text with whole lines moved, as a person would. Undefined where lines cannot say it: a cell that shares its line
 * with another one, numbers that overrule the lines, a table of a machine; the text is read and judged again to know.
 */
export function mendedText(
  text: string,
  index: number,
  table: Table,
  { nearest }: Pick<TableJudgement, 'nearest'>,
  judge: (table: Table) => TableJudgement,
): string | undefined {
  if (nearest === undefined) return undefined;
  const moved = withLinesMoved(text, table, nearest);
  const again = moved === undefined ? undefined : readTables(moved).tables[index];
  return again !== undefined &&
    again.cells.length === table.cells.length &&
    judge(again).verdict === 'happens'
    ? moved
    : undefined;
}

interface Lines {
  /** From 1. */
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
}

function withLinesMoved(
  text: string,
  { cells, lines }: Table,
  { moved, where, cell }: Nearest,
): string | undefined {
  const parts = moved.map((each) => linesOf(cells, each, lines.to));
  const goal = linesOf(cells, cell, lines.to);
  if (goal === undefined) return undefined;
  const taken = new Set<number>();
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (let line = part.from; line < part.to; line++) taken.add(line);
  }
  const all = text.split('\n');
  const at = where === 'before' ? goal.from : goal.to;
  if (taken.has(at) && taken.has(at - 1)) return undefined;
  const block = all.filter((_, line) => taken.has(line + 1));
  const rest = (from: number, to: number): readonly string[] =>
    all.slice(from - 1, to - 1).filter((_, line) => !taken.has(from + line));
  return [...rest(1, at), ...block, ...rest(at, all.length + 1)].join('\n');
}

/** The lines of a cell that has them for itself: all up to the next cell, since it may be wrapped. */
function linesOf(cells: readonly TableCell[], index: number, last: number): Lines | undefined {
  const cell = cells[index];
  if (cell === undefined || cells.some((other, at) => at !== index && other.line === cell.line))
    return undefined;
  const next = cells.map(({ line }) => line).filter((line) => line > cell.line);
  return { from: cell.line, to: Math.min(last + 1, ...next) };
}
