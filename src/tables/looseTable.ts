// A text that is nothing but rows: without headings that are known by their words, or with none at all.

import { defined } from '../base/defined.ts';
import { type PlacedPhrase, tableCells } from './cells.ts';
import { columnsBetween } from './columns.ts';
import { isRule, type Phrase, phrasesIn } from './phrases.ts';
import type { BareLine } from './prefixes.ts';
import type { Table } from './table.ts';

/** Longest line of a sequence whose columns were lost: a longer one is a sentence. */
const SHORT = 60;

/** The whole text as one table; undefined where it is none. */
export function looseTable(lines: readonly BareLine[]): Table | undefined {
  const rows = lines.filter(({ text }) => text !== '' && !isRule(text));
  const phrases = rows.map(({ text }) => phrasesIn(text));
  if (rows.length < 2 || rows.some(({ text }) => isSentence(text))) return undefined;
  return withHeadings(rows, phrases) ?? withoutHeadings(rows, phrases) ?? sequence(rows, phrases);
}

function isSentence(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed.length > 200 ||
    (/[.?!]$/.test(trimmed) && !/\.{3}$/.test(trimmed) && trimmed.split(/\s+/).length > 5)
  );
}

/** The first line heads columns under which all cells begin. */
function withHeadings(rows: readonly BareLine[], phrases: readonly (readonly Phrase[])[]): Table | undefined {
  const [heading = [], ...body] = phrases;
  const starts = heading.map(({ start }) => start);
  const isNear = (phrase: Phrase): boolean => starts.some((start) => Math.abs(start - phrase.start) <= 4);
  const isHit = (start: number): boolean => body.flat().some((phrase) => Math.abs(start - phrase.start) <= 4);
  const isAlone = body.filter(({ length }) => length === 1).length * 2 > body.length;
  if (heading.length < 2 || body.length < 2 || !isAlone || !body.flat().every(isNear) || !starts.every(isHit))
    return undefined;
  const headings = heading.map(({ text }) => text);
  return tableOf('headings', headings, starts, rows, rows.slice(1), body);
}

/** Cells begin at two places or more, far from each other. */
function withoutHeadings(
  rows: readonly BareLine[],
  phrases: readonly (readonly Phrase[])[],
): Table | undefined {
  const begins = [...new Set(phrases.flat().map(({ start }) => start))].sort((a, b) => a - b);
  const starts = begins.filter((start, index) => index === 0 || start - defined(begins[index - 1]) >= 8);
  const isAlone = phrases.filter(({ length }) => length === 1).length * 2 > phrases.length;
  if (starts.length < 2 || !isAlone) return undefined;
  return tableOf(
    'gaps',
    starts.map(() => ''),
    starts,
    rows,
    rows,
    phrases,
  );
}

/** Short lines, all at one margin. */
function sequence(rows: readonly BareLine[], phrases: readonly (readonly Phrase[])[]): Table | undefined {
  const isPlain = phrases.every((line) => line.length === 1 && defined(line[0]).text.length <= SHORT);
  const isText = rows.every(({ text }) => text.trim().split(' ').length <= 8);
  return isPlain && isText ? tableOf('lost', [], [], rows, rows, phrases) : undefined;
}

function tableOf(
  layout: Table['layout'],
  headings: readonly string[],
  starts: readonly number[],
  all: readonly BareLine[],
  rows: readonly BareLine[],
  phrases: readonly (readonly Phrase[])[],
): Table {
  const columnOf = starts.length === 0 ? () => undefined : columnsBetween(starts, phrases);
  const placed = rows.flatMap(({ number }, row) =>
    defined(phrases[row]).map(
      ({ text, start }, _, own): PlacedPhrase => ({
        ...{ line: number, row, column: columnOf(start), start, text },
        accompanied: own.length > 1,
      }),
    ),
  );
  return {
    layout,
    columns: headings.map((heading) => ({ heading })),
    cells: tableCells(placed),
    lines: { from: defined(all[0]).number, to: defined(all.at(-1)).number },
  };
}
