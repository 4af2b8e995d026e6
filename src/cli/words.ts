// Numbers and paragraphs as the terminal shows them.

import { charsIn, padRight, wrapWords } from '../formats/table/wrapWords.ts';
import { grouped } from '../words/grouped.ts';

const width = 80;

/** `1 state`, `44,959 states` */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}

/** A text broken at blanks to the width of the terminal, each line ended; all but the first indented by `hang`. */
export function paragraph(text: string, hang = 0): string {
  return wrapWords(text, width, hang)
    .map((line) => `${line}\n`)
    .join('');
}

/** Two columns, the left one as wide as it needs. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(0, ...rows.map(([word]) => word.length)) + 4;
  return rows.map(([word, help]) => beside(padRight(`  ${word}`, left), help)).join('');
}

/** A paragraph with something before its first line, and as much room before the others. */
export function beside(left: string, text: string): string {
  const room = charsIn(left);
  return wrapWords(text, width - room, 0)
    .map((line, row) => `${row === 0 ? left : ' '.repeat(room)}${line}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
