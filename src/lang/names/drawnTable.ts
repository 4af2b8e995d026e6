// A table as a commit message draws it: phrases by row and column, with the document's notes, bound to meanings.

import { defined } from '../../base/defined.ts';
import { TABLE_CELLS_MAX } from '../../model/limits.ts';
import type { Settings } from '../../model/program.ts';
import type { DrawnCell, DrawnTable, PhraseMeaning } from '../../model/scenario.ts';
import { tableCells } from '../../tables/cells.ts';
import { columnsBetween } from '../../tables/columns.ts';
import { isRule, type Phrase, phrasesIn } from '../../tables/phrases.ts';
import { marksDeadlock, type TableCell } from '../../tables/table.ts';
import type { Alias, DrawnColumn, DrawnItem } from '../syntax/fileSyntax.ts';
import type { Diagnostics } from './diagnostics.ts';

/**
 * Reads the table's text, as tables in mails are read. Its first line holds the columns' headings. A rule below them
 * says nothing, unless an alias gives it a meaning.
 */
export function readTable(
  item: DrawnItem,
  settings: Settings,
  firstCheck: number,
  report: Diagnostics,
): DrawnTable {
  const columns = item.columns.map((column) => ({
    heading: column.heading ?? laneName(column),
    lane: laneName(column),
  }));
  const [first = '', ...lines] = item.text.text.split('\n');
  const headings = headingsIn(first, columns.length);
  if (headings.map((phrase) => phrase.text).join('|') !== columns.map((column) => column.heading).join('|')) {
    report.error(
      item.text,
      `The first line of the table must be its headings: ${columns.map((column) => column.heading).join(', ')}.`,
      'Copy them from the document, at the offsets where they stand.',
    );
  }
  const meaning = (text: string, column: number): PhraseMeaning | undefined =>
    aliasOf(text, columns[column]?.heading, item.aliases, firstCheck);
  const cells = cellsIn(lines, headings, (text) => item.aliases.some((alias) => matches(alias, text)));
  if (cells.length > TABLE_CELLS_MAX)
    report.error(
      item.text,
      `The table has ${cells.length} cells, and ${TABLE_CELLS_MAX} are the most.`,
      'Draw those on which the race depends.',
    );
  const between = cells.find(({ column }) => column === undefined);
  if (between !== undefined)
    report.error(
      item.text,
      `“${between.text}” stands between two columns of the table.`,
      'Begin it where the other cells of its column begin.',
    );
  return {
    title: item.title.text,
    settings,
    columns,
    cells: cells.map(({ column = 0, ...cell }): DrawnCell => {
      const phrase = cell.text.replace(/ ?\[Note:? \d+\]/g, '').trim();
      return {
        ...{ row: cell.line, column, phrase, notes: cell.notes },
        meaning: meaning(phrase, column) ?? meaning(cell.words, column) ?? plainMeaning(cell),
      };
    }),
    deadlock: cells.some(({ text }) => marksDeadlock(text)),
    breaks: item.breaks.map(({ text }) => text),
    range: { from: item.from, to: item.to },
  };
}

function laneName(column: DrawnColumn): string {
  const { name, index } = column.lane;
  return index?.kind === 'int' ? `${name.text}[${index.value}]` : name.text;
}

/** A line with one blank between its headings is one heading, where there is but one column. */
function headingsIn(line: string, columns: number): readonly Phrase[] {
  const phrases = phrasesIn(line);
  return columns === 1 ? phrases.slice(0, 1) : phrases;
}

/** The cells of the lines below the headings; the line of a cell counts from 0. */
function cellsIn(
  lines: readonly string[],
  headings: readonly Phrase[],
  isNamed: (text: string) => boolean,
): readonly TableCell[] {
  const phrases = lines.map((line) => phrasesIn(line).filter(({ text }) => !isRule(line) || isNamed(text)));
  const columnOf = columnsBetween(
    headings.map(({ start }) => start),
    phrases.filter((_, row) => !isRule(defined(lines[row]))),
  );
  return tableCells(
    phrases.flatMap((own, row) =>
      own.map(({ text, start }) => ({
        ...{ line: row, row, column: columnOf(start), start, text },
        accompanied: own.length > 1,
      })),
    ),
  );
}

/** Without an alias a phrase is a label, and `<name>` is where the handler of that name begins. */
function plainMeaning({ form, text, words }: Pick<TableCell, 'form' | 'text' | 'words'>): PhraseMeaning {
  if (form === 'mark') return { kind: 'none' };
  if (form === 'event') return { kind: 'handler', handler: text.slice(1, -1).trim() };
  return { kind: 'label', label: words };
}

/**
 * What the aliases of a table say of a phrase in the column of a heading; undefined where they say nothing. `{i}` in
 * an alias stands for one word, and carries it over. `firstCheck`: the number of the table's first condition.
 */
export function aliasOf(
  phrase: string,
  heading: string | undefined,
  aliases: readonly Alias[],
  firstCheck: number,
): PhraseMeaning | undefined {
  let check = firstCheck;
  let general: PhraseMeaning | undefined;
  for (const alias of aliases) {
    const bound = alias.phrases
      .map((pattern) => matchPattern(pattern.text, phrase))
      .find((found) => found !== undefined);
    const meaning = bound === undefined ? undefined : meaningFrom(alias, bound, check);
    // What is said of one column goes before what is said of all.
    if (meaning !== undefined && alias.heading !== undefined && alias.heading.text === heading)
      return meaning;
    if (alias.heading === undefined) general ??= meaning;
    if (alias.meaning.kind === 'check') check += 1;
  }
  return general;
}

function matches(alias: Alias, phrase: string): boolean {
  return alias.phrases.some((pattern) => matchPattern(pattern.text, phrase) !== undefined);
}

function meaningFrom(alias: Alias, bound: ReadonlyMap<string, string>, check: number): PhraseMeaning {
  const { meaning } = alias;
  switch (meaning.kind) {
    case 'label':
    case 'not':
      return {
        kind: meaning.kind,
        label: meaning.label.text.replace(/\{(\w+)\}/g, (_, name: string) => bound.get(name) ?? '*'),
      };
    case 'check':
      return { kind: 'check', check };
    case 'free':
    case 'none':
      return { kind: meaning.kind };
  }
}

/** The words that the braces of a pattern stand for, or undefined where the phrase does not match. */
function matchPattern(pattern: string, phrase: string): ReadonlyMap<string, string> | undefined {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => defined(match[1]));
  const source = pattern
    .split(/\{\w+\}/)
    .map(escaped)
    .join('(\\w+)');
  const match = new RegExp(`^${source}$`).exec(phrase);
  return match === null ? undefined : new Map(names.map((name, index) => [name, defined(match[index + 1])]));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
