// Prints a syntax tree compactly, for tests: (kind part part key=part …), one item a line.

import type { FileSyntax } from './fileSyntax.ts';

/** Parts that may be absent carry their key. */
const optional = [
  'onlyIf',
  'when',
  'guardedBy',
  'init',
  'no',
  'message',
  'title',
  'index',
  'count',
  'heading',
  'number',
  'property',
];
const positions = ['from', 'to', 'source', 'kind'];

export function printSyntax(file: FileSyntax): string {
  const title = file.title === undefined ? [] : [`(scenario ${print(file.title)})`];
  return [...title, ...file.items.map(print)].join('\n');
}

function print(part: unknown): string {
  if (Array.isArray(part)) return `[${part.map(print).join(' ')}]`;
  if (typeof part === 'string') return /^[\w']+$|^[^\w\s"]+$/.test(part) ? part : JSON.stringify(part);
  if (typeof part !== 'object' || part === null) return String(part);
  const fields = Object.entries(part).filter(
    ([key, value]) => !positions.includes(key) && value !== undefined && value !== false,
  );
  const kind = 'kind' in part ? String(part.kind) : undefined;
  const values = fields.map(([key, value]) => printField(key, value));
  if (values.length === 1 && (kind === undefined || kind === 'int' || kind === 'name'))
    return values.join('');
  return `(${[...(kind === undefined ? [] : [kind]), ...values].join(' ')})`;
}

function printField(key: string, value: unknown): string {
  if (value === true) return key;
  return optional.includes(key) ? `${key}=${print(value)}` : print(value);
}
