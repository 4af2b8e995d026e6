// A table as a commit message draws it: phrases by row and column, with the document's notes, bound to meanings.

import type { Settings } from '../../model/program.ts';
import type { DrawnCell, DrawnTable, PhraseMeaning } from '../../model/scenario.ts';
import type { Alias, DrawnColumn, DrawnItem } from '../syntax/fileSyntax.ts';
import type { Report } from './report.ts';

interface Phrase {
  readonly text: string;
  readonly offset: number;
}

/** Reads the table's text. Its first line holds the columns' headings; a phrase belongs to the nearest heading. */
export function readTable(
  item: DrawnItem,
  settings: Settings,
  firstCheck: number,
  report: Report,
): DrawnTable {
  const lines = item.text.text.split('\n');
  const columns = item.columns.map((column) => ({
    heading: column.heading ?? laneName(column),
    lane: laneName(column),
  }));
  const headings = phrasesOf(lines[0] ?? '');
  if (headings.map((phrase) => phrase.text).join('|') !== columns.map((column) => column.heading).join('|')) {
    report.error(
      item.text,
      `The first line of the table must be its headings: ${columns.map((column) => column.heading).join(', ')}.`,
      'Copy them from the document, at the offsets where they stand.',
    );
  }
  const cells = lines.slice(1).flatMap((line, row) =>
    phrasesOf(line).map((phrase): DrawnCell => {
      const { text, notes } = withoutNotes(phrase.text);
      return {
        row,
        column: nearestColumn(headings, phrase.offset),
        phrase: text,
        notes,
        meaning: meaningOf(text, item.aliases, firstCheck),
      };
    }),
  );
  return { title: item.title.text, settings, columns, cells, range: { from: item.from, to: item.to } };
}

function laneName(column: DrawnColumn): string {
  const { name, index } = column.lane;
  return index?.kind === 'int' ? `${name.text}[${index.value}]` : name.text;
}

/** Phrases are set apart by two spaces or more, or by tabs. */
function phrasesOf(line: string): readonly Phrase[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ text: match[0], offset: match.index }));
}

function nearestColumn(headings: readonly Phrase[], offset: number): number {
  let best = 0;
  headings.forEach((heading, column) => {
    if (Math.abs(heading.offset - offset) < Math.abs((headings[best]?.offset ?? 0) - offset)) best = column;
  });
  return best;
}

function withoutNotes(phrase: string): { readonly text: string; readonly notes: readonly number[] } {
  const notes = [...phrase.matchAll(/\[Note:? (\d+)\]/g)].map((match) => Number(match[1]));
  return { text: phrase.replace(/ ?\[Note:? \d+\]/g, '').trim(), notes };
}

/** Without an alias a phrase is a label. `{i}` in an alias stands for one word, and carries it over. */
function meaningOf(phrase: string, aliases: readonly Alias[], firstCheck: number): PhraseMeaning {
  let check = firstCheck;
  for (const alias of aliases) {
    const bound = alias.phrases
      .map((pattern) => matchPattern(pattern.text, phrase))
      .find((found) => found !== undefined);
    if (bound !== undefined) return meaningFrom(alias, bound, check);
    if (alias.meaning.kind === 'check') check += 1;
  }
  return { kind: 'label', label: phrase };
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
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const source = pattern
    .split(/\{\w+\}/)
    .map(escaped)
    .join('(\\w+)');
  const match = new RegExp(`^${source}$`).exec(phrase);
  return match === null ? undefined : new Map(names.map((name, index) => [name, match[index + 1] ?? '']));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
