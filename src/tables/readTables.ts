// Reads tables as people draw them in mails, commit messages and comments. What cannot be read without guessing is
// refused, with a sentence that says why. Nothing is known here of a scenario.

import { defined } from '../base/defined.ts';
import { PASTED_LINE_CHARS_MAX, TABLE_CELLS_MAX, TABLE_COLUMNS_MAX, TABLES_MAX } from '../model/limits.ts';
import { bodyBelow } from './body.ts';
import { type PlacedPhrase, tableCells } from './cells.ts';
import { decode } from './decode.ts';
import { type Head, headAt } from './heads.ts';
import { kcsanAt } from './kcsan.ts';
import { withoutList } from './lists.ts';
import { looseTable } from './looseTable.ts';
import { markdownAt } from './markdown.ts';
import { placedPhrases, withoutTime } from './placing.ts';
import { type BareLine, withoutPrefixes } from './prefixes.ts';
import type { Refusal, Table } from './table.ts';
import { timelineAt } from './timeline.ts';
import { boxesAt, joinedAt } from './unreadable.ts';

export interface Reading {
  /** In order of the text. */
  readonly tables: readonly Table[];
  readonly refusals: readonly Refusal[];
  /** What was done to the text that its reader should know of. */
  readonly remarks: readonly string[];
}

/** What begins at a line, and the index of the first line behind it. */
interface Found {
  readonly table?: Table;
  readonly refusal?: Refusal;
  readonly end: number;
}

/** Finds and reads all tables of a text, which may be a whole mail. Never throws. */
export function readTables(text: string): Reading {
  const { lines, remarks, refusal } = decode(text);
  if (refusal !== undefined) return { tables: [], refusals: [{ line: 1, sentence: refusal }], remarks };
  const bare = withoutPrefixes(lines);
  const found = scan(bare);
  if (found.tables.length > 0 || found.refusals.length > 0) return { ...found, remarks };
  const loose = looseTable(bare);
  if (loose !== undefined) {
    const checked = bounded(loose, bare);
    return {
      tables: 'columns' in checked ? [checked] : [],
      refusals: 'columns' in checked ? [] : [checked],
      remarks,
    };
  }
  return { tables: [], refusals: [{ line: 1, sentence: noTable }], remarks };
}

const noTable =
  'There is no table in this text: no line of headings such as CPU0 and CPU1 with cells below them. Paste the table with its headings, as it stands.';

function scan(lines: readonly BareLine[]): Omit<Reading, 'remarks'> {
  const tables: Table[] = [];
  const refusals: Refusal[] = [];
  for (let index = 0; index < lines.length && tables.length < TABLES_MAX; ) {
    const found = foundAt(lines, index);
    if (found?.table !== undefined) {
      const checked = bounded(found.table, lines);
      if ('columns' in checked) tables.push(checked);
      else refusals.push(checked);
    }
    if (found?.refusal !== undefined) refusals.push(found.refusal);
    index = found?.end ?? index + 1;
  }
  return { tables, refusals };
}

function foundAt(lines: readonly BareLine[], index: number): Found | undefined {
  const line = lines[index];
  if (line === undefined || line.text === '') return undefined;
  if (line.text.length > PASTED_LINE_CHARS_MAX) return tooWide(line, index);
  const report = kcsanAt(lines, index);
  if (report !== undefined) return report;
  const timeline = timelineAt(lines, index);
  if (timeline !== undefined) return timeline;
  const markdown = markdownAt(lines, index);
  if (markdown !== undefined) {
    const { headings, phrases, end } = markdown;
    const table = tableOf('bars', headings, phrases, lines, { from: index, to: end });
    return table.cells.length === 0 ? { end } : { table, end };
  }
  const boxes = boxesAt(lines, index);
  if (boxes !== undefined) return boxes;
  const head = headAt(lines, index);
  const drawn = head === undefined ? undefined : drawnTable(lines, index, head);
  if (drawn !== undefined) return drawn;
  const joined = joinedAt(lines, index);
  return joined === undefined ? undefined : { refusal: joined, end: index + 1 };
}

/** A line that is too long to be read may still be a head, of too many columns. */
function tooWide(line: BareLine, index: number): Found | undefined {
  const head = headAt([{ ...line, text: line.text.slice(0, PASTED_LINE_CHARS_MAX) }], 0);
  if (head === undefined || head.headings.length <= TABLE_COLUMNS_MAX) return undefined;
  const sentence = `The table at line ${line.number} has more than ${TABLE_COLUMNS_MAX} columns, which are the most. Draw those of which the race speaks.`;
  return { refusal: { line: line.number, sentence }, end: index + 1 };
}

/** The table below a head; undefined where there is none: the head was none either. */
function drawnTable(lines: readonly BareLine[], index: number, head: Head): Found | undefined {
  const { rows, end } = bodyBelow(lines, head);
  const { phrases, isSequence } = placedPhrases(rows, head);
  const layout = isSequence ? 'lost' : head.layout;
  const table = tableOf(layout, isSequence ? [] : head.headings, phrases, lines, { from: index, to: end });
  return table.cells.length < (head.layout === 'rules' ? 1 : 2) ? undefined : { table, end };
}

/** `at`: the lines that the table takes, by their indices, `to` exclusive. */
function tableOf(
  layout: Table['layout'],
  headings: readonly string[],
  phrases: readonly PlacedPhrase[],
  lines: readonly BareLine[],
  at: { readonly from: number; readonly to: number },
): Table {
  const timeless = withoutTime(headings, phrases);
  const whole = withoutList(timeless.headings, timeless.phrases);
  const first = defined(lines[at.from]);
  const last = lines.slice(at.from, at.to).findLast(({ text }) => text !== '') ?? first;
  return {
    layout,
    columns: whole.headings.map((heading) => ({ heading })),
    cells: tableCells(whole.phrases, timeless.numbers),
    lines: { from: first.number, to: last.number },
  };
}

/** A table that is too large is refused: it is none, or the part that matters should be pasted. */
function bounded(table: Table, lines: readonly BareLine[]): Table | Refusal {
  const { from, to } = table.lines;
  const refuse = (line: number, sentence: string): Refusal => ({ line, sentence });
  if (table.columns.length > TABLE_COLUMNS_MAX)
    return refuse(
      from,
      `The table at line ${from} has ${table.columns.length} columns, and ${TABLE_COLUMNS_MAX} are the most. Draw those of which the race speaks.`,
    );
  if (table.cells.length > TABLE_CELLS_MAX)
    return refuse(
      from,
      `The table at line ${from} has ${table.cells.length} cells, and ${TABLE_CELLS_MAX} are the most. Draw those on which the race depends.`,
    );
  const long = lines.find(
    ({ number, text }) => number >= from && number <= to && text.length > PASTED_LINE_CHARS_MAX,
  );
  if (long !== undefined)
    return refuse(
      long.number,
      `Line ${long.number} of the table has more than ${PASTED_LINE_CHARS_MAX} characters: that is no cell.`,
    );
  return table;
}
