// What a changed text must leave as the lecturer wrote it: what is asked, what it is asked of, and who runs. Only the
// code of tasks, handlers and functions may change, and names may be added.

import { assert } from '../base/assert.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Source } from '../lang/scenario.ts';
import type { ActorItem, FuncItem, Item } from '../lang/syntax/fileSyntax.ts';

/** The first thing that a changed text took away or rewrote, in a sentence; undefined where all is kept. */
export function lostPart(lecturers: Source, students: Source): string | undefined {
  const lost = missing(keptOf(lecturers), keptOf(students));
  if (lost !== undefined) return `The changed text must keep this line as it was: ${lost}`;
  // A new task could do another one's work, and a new line about rest could call anything a good end.
  const added = missing(framingOf(students), framingOf(lecturers));
  if (added !== undefined) return `The changed text may not have this line, which was not there: ${added}`;
  const names = namesInQuestions(lecturers);
  for (const name of names.functions) {
    const [before, after] = [lecturers, students].map(({ file }) => functionCalled(file.items, name));
    // One that came from the prelude must not be replaced either.
    if ((before && textOf(lecturers, before)) !== (after && textOf(students, after)))
      return `The function ${name} is part of what is asked: it must stay as it was.`;
  }
  for (const name of names.places)
    if (placed(lecturers, name) !== placed(students, name))
      return `The place ${name} is part of what is asked: it must stay before the same statement.`;
  for (const name of observers(lecturers))
    if (written(lecturers, name) !== written(students, name))
      return `${name} only tells what happens: it must be written as it was.`;
  return undefined;
}

/** Lines that must still be there, each as often. */
function keptOf(source: Source): readonly string[] {
  return source.file.items.flatMap((item): readonly string[] => {
    switch (item.kind) {
      case 'property':
      case 'rest':
      case 'param':
      case 'memory':
      case 'ipi flight':
      case 'word':
      case 'enum':
      case 'chart':
      case 'struct':
      case 'lane':
      case 'var':
      case 'expect':
        return [textOf(source, item)];
      case 'actor':
        // What happens around the program is the lecturer's.
        if (item.actor === 'env') return [textOf(source, item)];
        return [...headsOf(source, item), ...assertionsIn(source, item)];
      case 'func':
        return assertionsIn(source, item);
      case 'cite':
      case 'note':
      case 'vacuous':
      case 'drawn':
      case 'run':
      case 'show':
      case 'became':
      case 'opening':
      case 'chapter':
      case 'goal':
      case 'hint':
      case 'sheet':
      case 'level':
      case 'class':
      case 'exercise':
      case 'deferred':
        return [];
      default:
        return unreachable(item);
    }
  });
}

/** Lines of which there may be no more than there were. */
function framingOf(source: Source): readonly string[] {
  return source.file.items.flatMap((item): readonly string[] => {
    switch (item.kind) {
      case 'rest':
      case 'param':
      case 'memory':
      case 'ipi flight':
      case 'word':
      case 'lane':
        return [textOf(source, item)];
      case 'actor':
        return headsOf(source, item);
      default:
        return [];
    }
  });
}

/** Who runs where, and when: all of an actor but its code. */
function headsOf(source: Source, { from, body, guests }: ActorItem): readonly string[] {
  const [first] = guests;
  const own = plain(source, from, first === undefined ? body.from : first.from);
  return [own, ...guests.map((guest) => plain(source, guest.from, guest.body.from))];
}

/** What the lecturer's code asserts is asked, too. */
function assertionsIn(source: Source, item: FuncItem | ActorItem): readonly string[] {
  const found: string[] = [];
  walk(item, (node) => {
    if (node.kind === 'assert') found.push(plain(source, node.from, node.to));
  });
  return found;
}

interface NamesInQuestions {
  readonly functions: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** Functions that questions, gates and the functions among them call, and places that questions ask for. */
function namesInQuestions({ file }: Source): NamesInQuestions {
  const functions = new Set<string>();
  const places = new Set<string>();
  const note = (root: object): void =>
    walk(root, (node) => {
      if (node.kind === 'at') places.add(node.place);
      if (node.kind !== 'call' || functions.has(node.callee)) return;
      functions.add(node.callee);
      const called = functionCalled(file.items, node.callee);
      if (called !== undefined) note(called);
    });
  for (const item of file.items) {
    if (item.kind === 'property' || item.kind === 'rest') note(item);
    if (item.kind === 'actor' && item.when !== undefined) note(item.when);
  }
  return { functions, places };
}

/** What exists only to be asked about: ghosts, and locals of tasks that a question reads. */
function observers(source: Source): readonly string[] {
  const { items } = source.file;
  const actors = new Set(items.flatMap((item) => (item.kind === 'actor' ? [item.name.name.text] : [])));
  const found = new Set<string>();
  for (const item of items) {
    if (item.kind === 'var' && item.storage === 'ghost')
      for (const { name } of item.decls) found.add(name.text);
    if (item.kind === 'property')
      walk(item, (node) => {
        if (node.kind === 'field' && node.base !== undefined && actors.has(node.base)) found.add(node.field);
      });
  }
  return [...found];
}

/** All assignments to a name, however often and in whatever order. */
function written(source: Source, name: string): string {
  const found: string[] = [];
  walk(source.file, (node) => {
    if (node.kind === 'assign' && node.target === name) found.push(plain(source, node.from, node.to));
  });
  return found.toSorted().join('\n');
}

/** The texts of all statements that a place of this name stands before. */
function placed(source: Source, name: string): string {
  const found: string[] = [];
  walk(source.file, (node) => {
    if (node.kind === 'place' && node.name === name) found.push(plain(source, node.from, node.to));
  });
  return found.toSorted().join('\n');
}

function functionCalled(items: readonly Item[], name: string): FuncItem | undefined {
  return items.find((item): item is FuncItem => item.kind === 'func' && item.name.text === name);
}

// ---------------------------------------------------------------- walking a tree, whatever stands in it

type Seen =
  | { readonly kind: 'assert' | 'other'; readonly from: number; readonly to: number }
  | { readonly kind: 'place'; readonly name: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'assign';
      readonly target: string | undefined;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'field'; readonly base: string | undefined; readonly field: string }
  | { readonly kind: 'at'; readonly place: string }
  | { readonly kind: 'call'; readonly callee: string };

/** Visits the nodes of a tree that matter here, outer ones first. */
function walk(root: object, visit: (node: Seen) => void): void {
  const node = seenIn(root);
  if (node !== undefined) visit(node);
  for (const value of Object.values(root)) {
    if (typeof value === 'object' && value !== null) walk(value, visit);
  }
}

function seenIn(node: object): Seen | undefined {
  const members = new Map<string, unknown>(Object.entries(node));
  const [from, to] = [members.get('from'), members.get('to')];
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  switch (members.get('kind')) {
    case 'assert':
      return { kind: 'assert', from, to };
    case 'place':
      return { kind: 'place', name: nameIn(members.get('name')), from, to };
    case 'assign':
      return { kind: 'assign', target: rootOf(members.get('target')), from, to };
    case 'field':
      return { kind: 'field', base: rootOf(members.get('base')), field: nameIn(members.get('field')) };
    case 'at':
      return { kind: 'at', place: nameIn(members.get('place')) };
    case 'call':
      // A call that is a statement holds the one that is an expression.
      return members.has('callee') ? { kind: 'call', callee: nameIn(members.get('callee')) } : undefined;
    default:
      return undefined;
  }
}

/** The name at which `a[i].b` begins; undefined behind a pointer. */
function rootOf(place: unknown): string | undefined {
  if (typeof place !== 'object' || place === null) return undefined;
  const members = new Map<string, unknown>(Object.entries(place));
  const text = members.get('text');
  if (members.get('kind') === 'name') return typeof text === 'string' ? text : undefined;
  return rootOf(members.get('base'));
}

function nameIn(name: unknown): string {
  assert(typeof name === 'object' && name !== null && 'text' in name, 'a name has a text');
  assert(typeof name.text === 'string', 'the text of a name is a string');
  return name.text;
}

// ---------------------------------------------------------------- texts

function textOf(source: Source, { from, to }: { readonly from: number; readonly to: number }): string {
  return plain(source, from, to);
}

/** However it is spaced. */
function plain({ scenario }: Source, from: number, to: number): string {
  return scenario.text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
}

/** The first of some texts that others do not have, or not as often. */
function missing(texts: readonly string[], others: readonly string[]): string | undefined {
  const left = [...others];
  return texts.find((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
