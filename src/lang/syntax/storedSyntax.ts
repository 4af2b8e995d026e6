// A syntax tree as text, for a page that opens shipped scenarios without a parser. Places are kept relative to those of
// the node around them: small numbers that repeat, which compress to two thirds.

import type { FileSyntax } from './fileSyntax.ts';

/** The text that `restoreSyntax` reads. */
export function storeSyntax(file: FileSyntax): string {
  return JSON.stringify(relative(file, 0));
}

/** The tree again; what was undefined in it is absent now. */
export function restoreSyntax(text: string): FileSyntax {
  const file = JSON.parse(text);
  place(file, 0);
  return file;
}

interface Node {
  from: number;
  to: number;
}

function isNode(value: object): value is Node {
  return 'from' in value && typeof value.from === 'number' && 'to' in value && typeof value.to === 'number';
}

function relative(value: unknown, base: number): unknown {
  if (Array.isArray(value)) return value.map((each) => relative(each, base));
  if (typeof value !== 'object' || value === null) return value;
  const inner = isNode(value) ? value.from : base;
  const parts = Object.entries(value).map(([key, part]) => [key, relative(part, inner)]);
  const own = isNode(value) ? { from: value.from - base, to: value.to - value.from } : {};
  return { ...Object.fromEntries(parts), ...own };
}

/** Undoes `relative`, in place: the tree has just been read and nobody else has it. */
function place(value: unknown, base: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) {
    value.from += base;
    value.to += value.from;
  }
  const inner = isNode(value) ? value.from : base;
  for (const part of Object.values(value)) place(part, inner);
}
