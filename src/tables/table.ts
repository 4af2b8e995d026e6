// A table as a person drew it: columns, and cells with their order. Nothing of a scenario is known here.

/**
 * How the columns were told apart: by groups of dashes, by headings, by bars, by the gaps between cells. `lost`: they
 * cannot be told, and the cells are one sequence. `report` and `timeline` are not drawn, but printed by a machine.
 */
export type TableLayout = 'rules' | 'headings' | 'bars' | 'gaps' | 'lost' | 'report' | 'timeline';

export interface Table {
  readonly layout: TableLayout;
  /** Empty where the columns are lost. */
  readonly columns: readonly { readonly heading: string }[];
  /** In reading order. */
  readonly cells: readonly TableCell[];
  /** First and last line of the text that the table was read from, from 1. */
  readonly lines: { readonly from: number; readonly to: number };
}

/**
 * What a cell is by its signs alone. `aside`: the whole cell stands in brackets, or is a comment. `gap`: anything may
 * lie here. `mark`: `*** DEADLOCK ***`. `event`: `<Interrupt>`. `sign`: a bracket of code, which says nothing.
 */
export type CellForm = 'plain' | 'aside' | 'gap' | 'mark' | 'event' | 'sign';

export interface TableCell {
  /** Line of the text as it was given, from 1; of a wrapped cell the first. */
  readonly line: number;
  /** The n-th line with cells, from 0. */
  readonly row: number;
  /** Cells come in order of their ranks. Those of one rank have no order, but for cells of one column. */
  readonly rank: number;
  /** Undefined where it cannot be told. */
  readonly column: number | undefined;
  /** As it was drawn. */
  readonly text: string;
  /** What of it can name a step: without numbers, arrows, comments and notes. */
  readonly words: string;
  readonly form: CellForm;
  /** Numbers of the notes that it refers to. */
  readonly notes: readonly number[];
  /** Whether it may be the rest of the cell above it: it stands right below, alone in its line and further in. */
  readonly below: boolean;
  /** A horizontal arrow leads to it from the cell before it in its row. */
  readonly arrow: boolean;
}

/** The heading over a column; nothing where a cell stands in no column, or in one that nothing heads. */
export function headingOf({ columns }: Pick<Table, 'columns'>, column: number | undefined): string {
  return column === undefined ? '' : (columns[column]?.heading ?? '');
}

/** A part of the text that is not read, and why. */
export interface Refusal {
  readonly line: number;
  readonly sentence: string;
}

/** `*** DEADLOCK ***`: the last steps above it are tried, and wait for each other. */
export function marksDeadlock(text: string): boolean {
  return /^\s*\*{2,}[^*]*\b(?:dead ?lock(?:ed)?|stuck|hang|hung|lock-?up)\b[^*]*\*{2,}/i.test(text);
}

/** Whether a cell must come before another of the same table. */
function isBefore(a: TableCell, b: TableCell, arrowBetween: boolean): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  return arrowBetween || (a.column !== undefined && a.column === b.column);
}

/**
 * For each cell, those that must come before it. Cells of one rank are free, except that a column reads from left to
 * right, and that an arrow joins the cells at its ends.
 */
export function cellsBefore(cells: readonly TableCell[]): readonly (readonly number[])[] {
  return cells.map((cell, index) =>
    cells.flatMap((other, before) => {
      const joined = before === index - 1 && cell.arrow && other.row === cell.row;
      const earlier = before < index || other.rank < cell.rank;
      return before !== index && earlier && isBefore(other, cell, joined) ? [before] : [];
    }),
  );
}
