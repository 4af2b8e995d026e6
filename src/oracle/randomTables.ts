// Tables of random runs as people would draw them, and what becomes of tables on their way: cells swapped, dropped, drawn twice.

import type { PlainCell, PlainRun } from './allRuns.ts';
import type { Chance } from './chance.ts';

/** A label in a column. */
export interface DrawnLabel {
  readonly column: number;
  readonly label: string;
  /** Cells of one row have no order. */
  readonly row: number;
}

/** The labelled steps of a run, as many as are asked for; some neighbours in different columns share a row. */
export function labelsOfRun(
  run: PlainRun,
  columnOf: (actor: string) => number | undefined,
  chance: Chance,
): readonly DrawnLabel[] {
  const count = 1 + chance.below(Math.max(1, run.length));
  const drawn: DrawnLabel[] = [];
  for (const { actor, labels } of run.slice(0, count))
    for (const label of labels) {
      const column = columnOf(actor);
      const before = drawn.at(-1);
      if (column === undefined) continue;
      const shares =
        before !== undefined &&
        drawn.every(({ row, column: other }) => row !== before.row || other !== column) &&
        chance.oneIn(6);
      drawn.push({ column, label, row: before === undefined ? 0 : before.row + (shares ? 0 : 1) });
    }
  return drawn;
}

/** Swaps two cells, drops one, or draws one twice; most often something that cannot happen comes of it. */
export function mutated(cells: readonly DrawnLabel[], chance: Chance): readonly DrawnLabel[] {
  const kind = chance.pick(['none', 'swap', 'swap', 'drop', 'twice'] as const);
  const at = chance.below(Math.max(1, cells.length));
  const other = chance.below(Math.max(1, cells.length));
  const [a, b] = [cells[at], cells[other]];
  if (a === undefined || b === undefined) return cells;
  switch (kind) {
    case 'none':
      return cells;
    case 'swap':
      return cells.map((cell, index) => {
        const with_ = index === at ? b : index === other ? a : cell;
        return { ...with_, row: cell.row };
      });
    case 'drop':
      return cells.length < 2 ? cells : cells.filter((_, index) => index !== at);
    case 'twice': {
      const rest = cells.slice(at).map((cell) => ({ ...cell, row: cell.row + 1 }));
      return [...cells.slice(0, at), { ...b, row: a.row }, ...rest];
    }
  }
}

/** In order of rows and, in a row, of columns: as a table is read. */
export function inReadingOrder(cells: readonly DrawnLabel[]): readonly DrawnLabel[] {
  return cells
    .map((cell, index) => ({ cell, index }))
    .sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column || a.index - b.index)
    .map(({ cell }) => cell);
}

/** The cells with those who may pass them. Two cells of one column in a row are read from left to right. */
export function plainCells(
  cells: readonly DrawnLabel[],
  actorsOf: (column: number) => readonly string[],
): readonly PlainCell[] {
  return inReadingOrder(cells).map(({ column, label, row }) => ({ actors: actorsOf(column), label, row }));
}

/** Draws a table in one of the ways in which people draw them. */
export function drawTable(cells: readonly DrawnLabel[], headings: readonly string[], chance: Chance): string {
  const width =
    4 + Math.max(...[...headings, ...cells.map(({ label }) => label)].map(({ length }) => length));
  const style = chance.pick(['spaces', 'rule', 'tabs', 'bars', 'quoted', 'patch'] as const);
  const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b);
  const lines = [
    headings,
    ...(style === 'rule' ? [headings.map((heading) => '-'.repeat(heading.length))] : []),
    ...rows.map((row) =>
      headings.map(
        (_, column) => cells.find((cell) => cell.row === row && cell.column === column)?.label ?? '',
      ),
    ),
  ];
  const stops = Math.ceil((width + 1) / 8);
  const join = (texts: readonly string[]): string => {
    if (style === 'bars') return texts.map((text) => text.padEnd(width)).join('|');
    if (style !== 'tabs' && style !== 'patch')
      return texts
        .map((text) => text.padEnd(width))
        .join('')
        .trimEnd();
    return texts
      .map((text) => text + '\t'.repeat(stops - Math.floor(text.length / 8)))
      .join('')
      .trimEnd();
  };
  const prefix = style === 'quoted' ? '> > ' : style === 'patch' ? '+' : '';
  return lines.map((texts) => `${prefix}${join(texts)}\n`).join('');
}
