// Which lines below a head are the table's: where its rows end, and the text around it goes on.

import { textAt } from './decode.ts';
import { isCpuName } from './headings.ts';
import type { Head } from './heads.ts';
import { headAt } from './heads.ts';
import { isRule, type Phrase, phrasesBetweenBars, phrasesIn } from './phrases.ts';
import type { BareLine } from './prefixes.ts';
import { marksDeadlock } from './table.ts';

export interface TableBody {
  /** Lines with cells. */
  readonly rows: readonly BodyRow[];
  /** Index of the first line that is not the table's. */
  readonly end: number;
}

export interface BodyRow {
  readonly line: BareLine;
  /** With their columns, where bars divide them. */
  readonly phrases: readonly (Phrase & { readonly column?: number })[];
}

/** Collects the rows below a head. */
export function bodyBelow(lines: readonly BareLine[], head: Head): TableBody {
  const rows: BodyRow[] = [];
  const block = lines[head.body - 1]?.block;
  let blanks = 0;
  let index = head.body;
  for (; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.block !== block) break;
    if (line.text === '') {
      blanks += 1;
      // Two blank lines, and a document begins something else; a table of one sequence has none at all.
      if (blanks > 2 || (head.layout === 'lost' && rows.length > 0)) break;
      continue;
    }
    if (isRule(line.text)) {
      if (rows.length > 0 && !goesOn(lines, index + 1, head)) break;
      continue;
    }
    if (rows.length > 0 && (beginsAnother(lines, index) || isProse(line.text, head, blanks > 0))) break;
    blanks = 0;
    const phrases = phrasesOf(line.text, head);
    if (phrases.length > 0) rows.push({ line, phrases });
    if (marksDeadlock(line.text)) {
      index += 1;
      break;
    }
  }
  return { rows, end: index };
}

function phrasesOf(text: string, { bars }: Head): BodyRow['phrases'] {
  return bars.length === 0 ? phrasesIn(text) : phrasesBetweenBars(text, bars);
}

/** Behind a rule between rows, rows follow; behind the one that closes the table, they do not. */
function goesOn(lines: readonly BareLine[], index: number, { starts }: Head): boolean {
  const next = textAt(lines, index);
  const second = starts[1];
  return second !== undefined && phrasesIn(next).some(({ start }) => start >= second - 4);
}

/** The head of the next table: CPUs by name, or anything over a rule. */
function beginsAnother(lines: readonly BareLine[], index: number): boolean {
  const head = headAt(lines, index);
  if (head === undefined || head.layout === 'bars') return false;
  return head.layout === 'rules' ? head.headings.length > 1 : head.headings.filter(isCpuName).length > 1;
}

/**
 * Text that is none of the table: the line that begins its notes, a trailer of the commit, a sentence. A cell may be
 * long, but it does not run far over the columns at its right and end like a sentence.
 */
function isProse(text: string, { starts, layout }: Head, afterBlank: boolean): boolean {
  const trimmed = text.trim();
  if (/^notes?:?$/i.test(trimmed) || /^["'\u201d]{2,}$/.test(trimmed)) return true;
  if (/^[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: \S/.test(text) && afterBlank) return true;
  const [only, another] = phrasesIn(text);
  const words = trimmed.split(' ').length;
  // `[1] never comes before [3]:` tells of cells above it.
  if (afterBlank && /^\[\d+\] \S/.test(trimmed) && words > 3) return true;
  if (only === undefined || another !== undefined || /^[<*[(]|^\.{3}|^\u2026/.test(trimmed)) return false;
  if (layout !== 'lost' && looksLikeStatement(trimmed)) return false;
  const second = starts[1];
  if (layout === 'lost') return words > 8;
  if (second === undefined) return afterBlank && words > 3;
  if (only.start >= second - 4) return false;
  const runsOver = only.end > second + 2 && words > 4;
  if (afterBlank) return runsOver || (words > 1 && /[.:?!,]$/.test(trimmed)) || /^\w+:$/.test(trimmed);
  return runsOver && words > 8;
}

/** Code, which may be long: it ends as statements do, or begins with a call or with the word of a branch. */
function looksLikeStatement(text: string): boolean {
  return /[;{}]$|(?:&&|\|\|)$/.test(text) || /^(?:\w+\(|(?:if|while|for|switch)\s*\()/.test(text);
}
