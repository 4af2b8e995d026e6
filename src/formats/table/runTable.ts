// A run as the table that kernel developers draw in commit messages: one column a lane, time downwards, spaces only.
// A step stands in it by its labels, one a line, or else by what it calls. `wakelane judge` reads it back.
//
//   CPU0 (a)      CPU1 (b)
//   --------      --------
//   load x
//                 load x
//                 <tick>
//                   served
//   store x

import { defined } from '../../base/defined.ts';
import { Multimap } from '../../base/multimap.ts';
import { tasksOn } from '../../facts/lanes.ts';
import type { LaneIndex } from '../../model/indices.ts';
import { laneIndices } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { stepLines, type TableLine } from './stepCells.ts';
import { GAP, type Headings, type TableColumn, tableColumns, titlesOf } from './tableColumns.ts';
import { charsIn, JOINED, padRight, wrapWords } from './wrapWords.ts';

/** Columns of a line, unless somebody wants others: what mail and `git log` show without breaking it. */
export const TABLE_WIDTH = 80;
/** Narrower tables would chop words into letters. */
export const TABLE_WIDTH_MIN = 40;

/** A line of its own behind so many turns: in the column of a lane, or across the table. */
export interface Remark {
  readonly after: number;
  readonly text: string;
  readonly lane?: LaneIndex | undefined;
}

interface TableNote {
  /** The turn that it is about. */
  readonly at: number;
  readonly name: string;
}

export interface RunTableOptions {
  /** Columns of a line at most; `TABLE_WIDTH` unless given. */
  readonly width?: number;
  readonly headings?: Headings;
  /** They stand in brackets, so that nobody takes them for steps. */
  readonly remarks?: readonly Remark[];
  /** Marked at their steps; what they say stands elsewhere. */
  readonly notes?: readonly TableNote[];
}

/** Dashes below a heading: fewer are no rule. */
const ruleMin = 4;
/** Of a cell's second line and those that follow, and of steps below the name of who takes them. */
const indent = 2;

/** Remarks that show a lasso: the turns from `cycleFrom` on repeat for ever. */
export function lassoRemarks(cycleFrom: number, turns: number): readonly Remark[] {
  return [
    { after: cycleFrom, text: 'repeats for ever from here:' },
    { after: turns, text: 'and so on, for ever' },
  ];
}

/**
 * The table of a run, each line ended by `\n`; frame 0 is the initial state. Lanes of which nothing is said are left
 * out. Empty where nothing is said at all.
 */
export function printRunTable(
  program: Program,
  frames: readonly Frame[],
  { width = TABLE_WIDTH, headings = [], remarks = [], notes = [] }: RunTableOptions = {},
): string {
  const steps = withNotes(stepLines(program, frames), notes);
  const rows = frames.flatMap(({ index }): readonly Row[] => [
    ...steps.of(index).map((line): Row => ({ kind: 'step', line })),
    ...remarks.filter(({ after }) => after === index).map((remark): Row => ({ kind: 'remark', remark })),
  ]);
  if (!rows.some(({ kind }) => kind === 'step')) return '';
  const lanes = lanesIn(program, rows);
  const wanted = lanes.map((lane) => ({ lane, width: widthIn(rows, lane) }));
  const columns = tableColumns(program, wanted, headings, width);
  const lines =
    columns === undefined
      ? listLines(program, rows, width)
      : [...headingLines(columns), ...rows.flatMap((row) => columnLines(row, columns, width))];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

type Row =
  | { readonly kind: 'step'; readonly line: TableLine }
  | { readonly kind: 'remark'; readonly remark: Remark };

/** By step; the last line of one has the marks of its notes. */
function withNotes(
  lines: ReadonlyMap<number, readonly TableLine[]>,
  notes: readonly TableNote[],
): Multimap<number, TableLine> {
  return new Multimap(
    [...lines].flatMap(([index, own]) => {
      const marks = notes.filter(({ at }) => at === index).map(({ name }) => ` [Note${JOINED}${name}]`);
      return own.map((line, place): [number, TableLine] => [
        index,
        place < own.length - 1 ? line : { ...line, text: line.text + marks.join('') },
      ]);
    }),
  );
}

/** In order of the lanes, env last. A table has two columns, or nobody would take it for one. */
function lanesIn(program: Program, rows: readonly Row[]): readonly (LaneIndex | undefined)[] {
  const all = laneIndices(program);
  const told = [...all, undefined].filter((lane) =>
    rows.some((row) =>
      row.kind === 'step' ? row.line.lane === lane : lane !== undefined && row.remark.lane === lane,
    ),
  );
  const other = all.find((lane) => !told.includes(lane) && tasksOn(program, lane).length > 0);
  if (told.length > 1 || other === undefined) return told;
  return [...told, other].toSorted((a, b) => (a ?? all.length) - (b ?? all.length));
}

/** Remarks are broken as need be. */
function widthIn(rows: readonly Row[], lane: LaneIndex | undefined): number {
  return Math.max(
    0,
    ...rows.map((row) =>
      row.kind === 'step' && row.line.lane === lane
        ? charsIn(row.line.text) + (row.line.isInner ? indent : 0)
        : 0,
    ),
  );
}

function headingLines(columns: readonly TableColumn[]): readonly string[] {
  const beside = (text: (column: TableColumn) => string): string =>
    columns.map((column) => padRight(text(column), column.width + GAP)).join('');
  return [beside(({ title }) => title), beside(({ title }) => '-'.repeat(Math.max(ruleMin, charsIn(title))))];
}

function columnLines(row: Row, columns: readonly TableColumn[], width: number): readonly string[] {
  const lane = row.kind === 'step' ? row.line.lane : row.remark.lane;
  const index = columns.findIndex((column) => column.lane === lane);
  const own = row.kind === 'remark' && row.remark.lane === undefined ? undefined : columns[index];
  if (own === undefined) return textOf(row, width);
  const before = columns.slice(0, index).reduce((sum, column) => sum + column.width + GAP, 0);
  // What stands in brackets, or in the last column, may use what is left of the line.
  const isFree = row.kind === 'remark' || index === columns.length - 1;
  const room = isFree ? width - before : own.width;
  return textOf(row, room).map((line) => ' '.repeat(before) + line);
}

function textOf(row: Row, room: number): readonly string[] {
  if (row.kind === 'remark') return wrapWords(`(${row.remark.text})`, room, indent);
  const { text, isInner } = row.line;
  const margin = isInner ? ' '.repeat(indent) : '';
  return wrapWords(text, room - margin.length, indent).map((line) => margin + line);
}

/** Where there are too many lanes for columns: one step below the other, each with the name of its lane. */
function listLines(program: Program, rows: readonly Row[], width: number): readonly string[] {
  const room = Math.floor(width / 2) - GAP;
  const nameOf = (lane: LaneIndex | undefined): string => {
    const titles = titlesOf(program, lane, []);
    return titles.find((title) => charsIn(title) <= room) ?? defined(titles.at(-1));
  };
  const names = rows.flatMap((row) => (row.kind === 'step' ? [nameOf(row.line.lane)] : []));
  const left = Math.max(ruleMin, ...names.map(charsIn)) + GAP;
  const what = 'what it does';
  return [
    padRight('lane', left) + what,
    padRight('-'.repeat(ruleMin), left) + '-'.repeat(what.length),
    ...rows.flatMap((row) => {
      if (row.kind === 'remark') return textOf(row, width);
      const name = nameOf(row.line.lane);
      return textOf(row, width - left).map((line, index) => padRight(index === 0 ? name : '', left) + line);
    }),
  ];
}
