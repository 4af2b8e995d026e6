// Who does what in a table: for each column the steps of its task, and the handlers that interrupt it.

import type { Table, TableCell } from '../tables/table.ts';

/** A step of a lane, in the order in which the table draws them. */
export type Doing =
  | { readonly kind: 'step'; readonly cell: TableCell }
  /** A handler begins: the cells set in below it are its own. */
  | { readonly kind: 'handler'; readonly cell: TableCell; readonly steps: readonly TableCell[] };

/** For each column its steps, in order. What is no step by its signs is left out. */
export function doingsOf({ columns, cells }: Table): readonly (readonly Doing[])[] {
  const ordered = cells.toSorted((a, b) => a.rank - b.rank);
  return columns.map((_, column) => doingsIn(ordered.filter((cell) => cell.column === column)));
}

function doingsIn(cells: readonly TableCell[]): readonly Doing[] {
  const doings: Doing[] = [];
  let inner: TableCell[] | undefined;
  for (const cell of cells) {
    if (cell.form === 'event') {
      inner = [];
      doings.push({ kind: 'handler', cell, steps: inner });
    } else if (isStep(cell)) {
      if (!cell.below) inner = undefined;
      if (inner === undefined) doings.push({ kind: 'step', cell });
      else inner.push(cell);
    }
  }
  // A mark with nothing below it is a step like any other.
  return doings.map((doing) =>
    doing.kind === 'handler' && doing.steps.length === 0 ? { kind: 'step', cell: doing.cell } : doing,
  );
}

/** Whether a cell is taken for a step: not what stands in brackets, nor gaps, nor closing brackets. */
export function isStep({ form }: TableCell): boolean {
  return form === 'plain' || form === 'event';
}
