// A table in Markdown: a line of headings, a line of dashes, bars between the cells.

import { defined } from '../base/defined.ts';
import type { PlacedPhrase } from './cells.ts';
import { textAt } from './decode.ts';
import { isCpuName } from './headings.ts';
import type { BareLine } from './prefixes.ts';

export interface MarkdownTable {
  readonly headings: readonly string[];
  readonly phrases: readonly PlacedPhrase[];
  /** Index of the first line behind it. */
  readonly end: number;
}

const delimiter = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/;

/** The table of Markdown that begins at a line; undefined where none does. */
export function markdownAt(lines: readonly BareLine[], index: number): MarkdownTable | undefined {
  const heading = textAt(lines, index);
  if (!heading.includes('|') || !delimiter.test(textAt(lines, index + 1))) return undefined;
  const headings = cellsOf(heading);
  const phrases: PlacedPhrase[] = [];
  let end = index + 2;
  for (let row = 0; textAt(lines, end).includes('|'); end++, row++) {
    const texts = cellsOf(textAt(lines, end));
    const accompanied = texts.filter((text) => text !== '').length > 1;
    texts.forEach((text, column) => {
      if (text === '' || column >= headings.length) return;
      phrases.push({ line: defined(lines[end]).number, row, column, start: 0, text, accompanied });
    });
  }
  return headings.some(isCpuName) || headings.length > 1 ? { headings, phrases, end } : undefined;
}

/** A bar behind a backslash is none; code stands between backquotes. */
function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .replaceAll('\\|', '|')
        .replaceAll(/<br\s*\/?>|`/g, (sign) => (sign === '`' ? '' : ' '))
        .replaceAll(/(\*\*|__)(.*?)\1/g, '$2')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}
