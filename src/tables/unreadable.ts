// What looks like a table and cannot be read without guessing: pictures made of boxes, and rows that were joined.

import { textAt } from './decode.ts';
import { isCpuName } from './headings.ts';
import type { BareLine } from './prefixes.ts';
import type { Refusal } from './table.ts';

const boxLine =
  /\+[-=]{2,}\+|\+[-=]{2,}[<>]|[<>]-{2,}\+|[\u250c\u2510\u2514\u2518\u251c\u2524\u252c\u2534\u256d\u256e\u256f\u2570]/;

/** A picture made of boxes and lines that begins here: where it ends, and what to do about it. */
export function boxesAt(
  lines: readonly BareLine[],
  index: number,
): { readonly refusal: Refusal; readonly end: number } | undefined {
  const first = lines[index];
  if (first === undefined || !boxLine.test(first.text)) return undefined;
  let end = index + 1;
  let boxes = 1;
  for (; end < lines.length && lines[end]?.text !== '' && lines[end]?.block === first.block; end++)
    if (boxLine.test(textAt(lines, end))) boxes += 1;
  if (boxes < 2) return undefined;
  const last = lines[end - 1]?.number ?? first.number;
  const sentence = `Lines ${first.number} to ${last} are a picture made of boxes, which is not read. Draw it as a table: a heading for each CPU, and a line for each step below the heading of its CPU.`;
  return { refusal: { line: first.number, sentence }, end };
}

/** A line in which a mail program has joined headings and rows. */
export function joinedAt(lines: readonly BareLine[], index: number): Refusal | undefined {
  const line = lines[index];
  if (line === undefined) return undefined;
  const words = line.text.trim().split(/\s+/);
  const names = headingNames(words);
  const rest = words.slice(names);
  const isJoined = names >= 2 && rest.length >= 2 && !/ {2}/.test(line.text.trim());
  if (!isJoined) return undefined;
  const sentence = `Line ${line.number} begins with headings and goes on with cells: a mail program has joined the rows. Paste the table from a source that kept its lines, such as the archive's raw text.`;
  return { line: line.number, sentence };
}

/** How many words at the beginning are names of CPUs: `CPU0 CPU1`, `CPU 0 CPU 1`. */
function headingNames(words: readonly string[]): number {
  let at = 0;
  let names = 0;
  for (;;) {
    const [word = '', next = ''] = words.slice(at, at + 2);
    const one = /\d/.test(word) && isCpuName(word);
    const two = !one && /^\w{0,6}cpu$/i.test(word) && /^\d{1,3}$/.test(next);
    if (!one && !two) return names < 2 ? 0 : at;
    at += one ? 1 : 2;
    names += 1;
  }
}
