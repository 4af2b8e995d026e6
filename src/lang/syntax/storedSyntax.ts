// A syntax tree as text, for a page that opens shipped scenarios without a parser. What the tree repeats of its source
// is not stored again, and what is alike stands together, which compresses to a third of the plain tree:
// how each object is made, once; which of these follow each other; where they begin and end; and what is left.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import type { FileSyntax } from './fileSyntax.ts';

/** Of each object and list in order of their beginnings, its form; then places, each told from the one before it. */
type Stored = readonly [
  forms: readonly Form[],
  order: readonly number[],
  starts: readonly number[],
  ends: readonly number[],
  rest: readonly (string | number)[],
];

/** A list of so many parts, an object with its fields, or a value of the rest. */
type Form = number | readonly Field[] | 'rest';
type Field = readonly [name: string, how: How];
/** A part that follows, the node's own words, those without their quotes, a value of the rest; or what it always is. */
type How = 'part' | 'words' | 'quoted' | 'rest' | readonly [string | boolean | null];

/** Longer texts are no words of the tree's own. */
const tagCharsMax = 16;

/** The text that `restoreSyntax` reads, beside the source that the tree was read from. */
export function storeSyntax(file: FileSyntax, source: string): string {
  const forms: Form[] = [];
  const order: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const rest: (string | number)[] = [];
  const indexOf = new Map<string, number>();
  let at = 0;

  function follow(form: Form): void {
    const key = JSON.stringify(form);
    const index = indexOf.get(key) ?? forms.push(form) - 1;
    indexOf.set(key, index);
    order.push(index);
  }

  function store(value: unknown): void {
    if (Array.isArray(value)) {
      follow(value.length);
      value.forEach(store);
    } else if (isObject(value)) storeObject(value);
    else {
      follow('rest');
      rest.push(plain(value));
    }
  }

  function storeObject(value: Readonly<Record<string, unknown>>): void {
    const words = isNode(value) ? source.slice(value.from, value.to) : '';
    const fields = Object.entries(value).flatMap(([name, part]): readonly Field[] =>
      part === undefined || (isNode(value) && isPlace(name)) ? [] : [[name, howOf(part, words)]],
    );
    follow(isNode(value) ? [...places, ...fields] : fields);
    if (isNode(value)) {
      starts.push(value.from - at);
      at = value.from;
    }
    for (const [name, how] of fields) {
      if (how === 'part') store(value[name]);
      else if (how === 'rest') rest.push(plain(value[name]));
    }
    if (isNode(value)) {
      ends.push(value.to - at);
      at = value.to;
    }
  }

  store(file);
  return JSON.stringify([forms, order, starts, ends, rest] satisfies Stored);
}

/** The tree again, of the same source; what was undefined in it is absent now. */
export function restoreSyntax(text: string, source: string): FileSyntax {
  const [forms, order, starts, ends, rest]: Stored = JSON.parse(text);
  let next = 0;
  let node = 0;
  let closed = 0;
  let used = 0;
  let at = 0;

  function restore(): unknown {
    const form = forms[defined(order[next++])];
    if (form === undefined || form === 'rest') return rest[used++];
    return typeof form === 'number' ? Array.from({ length: form }, restore) : restoreObject(form);
  }

  function restoreObject(form: readonly Field[]): unknown {
    const [first] = form;
    const value: Record<string, unknown> = {};
    const owned = first?.[0] === 'from';
    if (owned) at += defined(starts[node++]);
    const from = at;
    const inner = owned ? form.slice(places.length) : form;
    for (const [name, how] of inner) {
      if (how === 'part') value[name] = restore();
      else if (how === 'rest') value[name] = rest[used++];
      else if (typeof how !== 'string') value[name] = how[0];
    }
    if (!owned) return value;
    at += defined(ends[closed++]);
    const words = source.slice(from, at);
    for (const [name, how] of inner) {
      if (how === 'words') value[name] = words;
      else if (how === 'quoted') value[name] = words.slice(1, -1);
    }
    return { ...value, from, to: at };
  }

  const file = restore();
  assert(isFile(file), 'the build has stored the tree of a file');
  return file;
}

const places: readonly Field[] = [
  ['from', 'rest'],
  ['to', 'rest'],
];

function isPlace(name: string): boolean {
  return places.some(([place]) => place === name);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isNode(value: object): value is { readonly from: number; readonly to: number } {
  return 'from' in value && typeof value.from === 'number' && 'to' in value && typeof value.to === 'number';
}

function isFile(value: unknown): value is FileSyntax {
  return isObject(value) && Array.isArray(value['items']) && isNode(value);
}

function howOf(part: unknown, words: string): How {
  if (isObject(part)) return 'part';
  if (typeof part === 'number') return 'rest';
  if (typeof part === 'boolean' || part === null) return [part];
  if (part === words && words !== '') return 'words';
  if (part === words.slice(1, -1) && words.length > 2) return 'quoted';
  return typeof part === 'string' && part.length <= tagCharsMax ? [part] : 'rest';
}

function plain(value: unknown): string | number {
  assert(typeof value === 'string' || typeof value === 'number', 'all else of a tree is an object or a tag');
  return value;
}
