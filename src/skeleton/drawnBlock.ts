// The table as the scenario's own drawing: its cells where they stood, with aliases where the drawing would be read
// another way.

import { defined } from '../base/defined.ts';
import { tableCells } from '../tables/cells.ts';
import type { Table, TableCell } from '../tables/table.ts';
import { marksDeadlock } from '../tables/table.ts';
import { isStep } from './course.ts';
import { labelLiteral, labelText } from './quoted.ts';

export interface SkeletonLane {
  readonly name: string;
  readonly heading: string;
}

/** Blanks between two columns, at least. */
const gap = 4;
/** Of the cells of a handler. */
const indent = 2;

/** `handlers`: the cells with which one begins, and its name. */
export function drawnBlock(
  { cells }: Table,
  lanes: readonly SkeletonLane[],
  handlers: ReadonlyMap<TableCell, string>,
): string {
  const phrases = new Map(cells.map((cell) => [cell, phraseOf(cell, handlers)]));
  const shown = cells.filter(({ column }) => column !== undefined);
  const headings = lanes.map(({ heading }) => labelText(heading));
  const widths = lanes.map((_, column) =>
    Math.max(
      defined(headings[column]).length,
      ...shown
        .filter((cell) => cell.column === column)
        .map((cell) => defined(phrases.get(cell)).length + indent),
    ),
  );
  const line = (texts: readonly (readonly [column: number, text: string])[]): string => {
    let out = '';
    for (const [column, text] of texts) {
      const start = widths.slice(0, column).reduce((sum, width) => sum + width + gap, 0);
      out = out.padEnd(start) + text;
    }
    return `        ${out}`;
  };
  const rows = [...new Set(shown.map(({ rank, row }) => `${rank} ${row}`))].map((key) =>
    shown
      .filter(({ rank, row }) => `${rank} ${row}` === key)
      .toSorted((a, b) => defined(a.column) - defined(b.column)),
  );
  const text = rows
    .toSorted((a, b) => defined(a[0]).rank - defined(b[0]).rank)
    .map((row) =>
      line(
        row.map((cell) => [
          defined(cell.column),
          (isBelowHandler(cell, shown, handlers) ? ' '.repeat(indent) : '') + defined(phrases.get(cell)),
        ]),
      ),
    );
  return [
    'drawn "As it was pasted" {',
    `    columns ${lanes.map(({ name }, column) => `${labelLiteral(defined(headings[column]))} = ${name}`).join(', ')};`,
    '    text """',
    line(headings.map((heading, column) => [column, heading])),
    ...text,
    '    """',
    ...aliases(shown, phrases, handlers).map((alias) => `    ${alias}`),
    '}',
  ].join('\n');
}

/** What is drawn for a cell. */
function phraseOf(cell: TableCell, handlers: ReadonlyMap<TableCell, string>): string {
  const handler = handlers.get(cell);
  if (handler !== undefined) return `<${handler}>`;
  // Notes have numbers in the mail; here nothing would stand behind them.
  return labelText(isStep(cell) ? cell.words : cell.text.replace(/\s*\[Notes?:? \d+\]/gi, ''));
}

function isBelowHandler(
  cell: TableCell,
  cells: readonly TableCell[],
  handlers: ReadonlyMap<TableCell, string>,
): boolean {
  if (!cell.below) return false;
  const own = cells.filter(({ column }) => column === cell.column);
  const above = own.slice(0, own.indexOf(cell)).findLast(({ below }) => !below);
  return above !== undefined && handlers.has(above);
}

/** A phrase without an alias is a label, if its signs do not say something else. */
function aliases(
  cells: readonly TableCell[],
  phrases: ReadonlyMap<TableCell, string>,
  handlers: ReadonlyMap<TableCell, string>,
): readonly string[] {
  const found = cells.flatMap((cell) => {
    const phrase = defined(phrases.get(cell));
    if (handlers.has(cell) || marksDeadlock(phrase)) return [];
    if (!isStep(cell)) return [`${labelLiteral(phrase)} = none;`];
    return readsAsLabel(phrase) ? [] : [`${labelLiteral(phrase)} = ${labelLiteral(phrase)};`];
  });
  return [...new Set(found)];
}

function readsAsLabel(phrase: string): boolean {
  const [cell] = tableCells([{ line: 1, row: 0, column: 0, start: 0, text: phrase, accompanied: false }]);
  return cell !== undefined && cell.form !== 'mark' && cell.form !== 'event' && cell.words === phrase;
}
