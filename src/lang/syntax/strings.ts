// What a string literal says: quotes removed, escapes resolved, long strings dedented.

import { expandTabs } from '../../tables/tabs.ts';

const QUOTES = '"""';

/** The text of `"…"` or `"""…"""`; a literal that is not closed counts to its end. */
export function stringText(literal: string): string {
  return isLong(literal)
    ? dedent(literal.slice(QUOTES.length, isClosed(literal) ? -QUOTES.length : undefined))
    : withEscapes(literal.slice(1, isClosed(literal) ? -1 : undefined));
}

export function isClosed(literal: string): boolean {
  if (isLong(literal)) return literal.length >= 2 * QUOTES.length && literal.endsWith(QUOTES);
  const inside = literal.slice(1).replace(/\\[^\n]/g, '');
  return inside.endsWith('"');
}

/** The first backslash that begins no escape of the language, as an offset into the literal. */
export function findUnknownEscape(literal: string): number | undefined {
  if (isLong(literal)) return undefined;
  const unknown = [...literal.matchAll(/\\(.)/gsu)].find(
    ([, letter]) => letter === undefined || !'"\\n'.includes(letter),
  );
  return unknown?.index;
}

function isLong(literal: string): boolean {
  return literal.startsWith(QUOTES);
}

function withEscapes(inside: string): string {
  return inside.replace(/\\(.)/gsu, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

/** Drops the line break after the opening quotes, the line of the closing quotes, and the indentation common to all lines, whose tabs count eight columns. */
function dedent(inside: string): string {
  const lines = inside
    .replace(/\r\n/g, '\n')
    .replace(/^[ \t]*\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n')
    .map(expandTabs);
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(common))).join('\n');
}
