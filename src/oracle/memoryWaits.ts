// What an operation waits for: its lane's buffer under tso, and under weak the unlocks of others, too (R10, R32–R41).

import { defined } from '../base/defined.ts';
import type { Agenda, Cell, Effect, VisibleEffect } from './cell.ts';
import { isGuarded } from './guarded.ts';
import { instructionAt } from './instructionAt.ts';
import { look } from './oldValues.ts';
import { addressNamed, isBroken, type Viewpoint } from './run.ts';
import type { Store } from './state.ts';
import type { Value } from './values.ts';
import type { World } from './world.ts';

type Section = VisibleEffect & { readonly kind: 'section' };
type Order = 'relaxed' | 'acquire' | 'release' | 'full';

/** What an operation works on, newest last, and how new what each came from is. */
export interface Operands {
  readonly values: readonly Value[];
  readonly ages: readonly number[];
}

/** Whether memory lets the operation happen now. */
export function memoryAllows(from: Viewpoint, cell: Cell, effect: VisibleEffect, on: Operands): boolean {
  const { memory, bufferSize } = from.world;
  if (from.patient === true || memory === 'sc') return true;
  if (memory === 'weak') return weakAllows(from, cell, effect, on);
  if (from.lane === undefined) return true;
  const used = defined(from.state.buffers[from.lane]).length;
  if (fillsBuffer(effect)) return used < bufferSize;
  return !wantsEmptyBuffer(effect) || used === 0;
}

/** Whether memory may ever make the operation wait. */
export function memoryMayWait(world: World, lane: number | undefined, effect: VisibleEffect): boolean {
  if (world.memory === 'sc' || lane === undefined) return false;
  if (world.memory === 'tso') return fillsBuffer(effect) || wantsEmptyBuffer(effect);
  if (effect.kind === 'read') return effect.names.some((name) => world.facts[lane]?.sent.has(name) === true);
  return ['write', 'unlock', 'fence', 'raise', 'section', 'lock', 'compare'].includes(effect.kind);
}

function fillsBuffer(effect: VisibleEffect): boolean {
  return effect.kind === 'write' || (effect.kind === 'unlock' && effect.lock === 'fine');
}

function wantsEmptyBuffer(effect: VisibleEffect): boolean {
  if (effect.kind === 'unlock') return effect.lock === 'mutex';
  return ['section', 'fence', 'vmenter', 'lock', 'raise'].includes(effect.kind);
}

function weakAllows(from: Viewpoint, cell: Cell, effect: VisibleEffect, on: Operands): boolean {
  const own = buffered(from);
  switch (effect.kind) {
    case 'write':
      return own.length < 2;
    case 'unlock':
      return effect.lock === 'mutex' ? own.length === 0 : own.length < 2;
    case 'fence':
    case 'raise':
      return own.length === 0;
    case 'read':
      return !newestIsSent(own, placeOf(effect.names, on, -1));
    case 'lock':
      return (
        allowsAtomic(from, 'acquire', placeOf(effect.names, on, -1)) && !own.some(({ unlocks }) => unlocks)
      );
    case 'compare':
      return allowsCompare(from, effect, on);
    case 'section':
      return allowsSection(from, cell, effect, on);
    default:
      return true;
  }
}

function buffered({ state, lane }: Viewpoint): readonly Store[] {
  return lane === undefined ? [] : defined(state.buffers[lane]);
}

/** The place at this position of the stack; where it is not there yet, the only one that may be meant. */
function placeOf(names: readonly string[], { values }: Operands, position: number): string | undefined {
  const value = values.at(position);
  if (typeof value === 'string') return isBroken(value) ? undefined : value;
  return names.length === 1 ? names[0] : undefined;
}

/** The newest store of the place takes effect only in memory: until then nobody knows what to see. */
export function newestIsSent(own: readonly Store[], place: string | undefined): boolean {
  const newest = own.findLast(({ name }) => name === place);
  return newest !== undefined && newest.effect !== 'write';
}

function allowsAtomic(from: Viewpoint, order: Order, place: string | undefined): boolean {
  const own = buffered(from);
  if (order === 'full' || order === 'release') return own.length === 0;
  const hasLine = from.lane !== undefined && defined(from.state.lanes[from.lane]).barrier;
  return !hasLine && !own.some(({ name, line }) => line || name === place);
}

function allowsCompare(
  from: Viewpoint,
  effect: VisibleEffect & { readonly kind: 'compare' },
  on: Operands,
): boolean {
  const place = placeOf(effect.names, on, -3);
  if (newestIsSent(buffered(from), place)) return false;
  const expected = on.values.at(-2);
  if (place === undefined || expected === undefined || from.lane === undefined) return true;
  const address = addressNamed(from.world, place);
  const seen = look(from.state, from.lane, place, address, on.ages.at(-3) ?? 0);
  return seen.value !== expected || allowsAtomic(from, effect.order, place);
}

function allowsSection(from: Viewpoint, cell: Cell, { lock, atomic }: Section, on: Operands): boolean {
  const own = buffered(from);
  if (lock === undefined) {
    if (atomic === undefined) return own.length === 0;
    const place = from.process.locals.get(atomic.pointer);
    return allowsAtomic(from, atomic.order, typeof place === 'string' ? place : undefined);
  }
  const others = from.state.buffers.filter((_, lane) => lane !== from.lane).flat();
  const place = placeOf(lock.names, on, -1);
  const inside = insideOf(from.world, cell, instructionAt(from.world, cell).next);
  const inner = inside.flatMap(({ effect }) =>
    effect.kind === 'section' && effect.lock ? effect.lock.names : [],
  );
  if (others.some(({ name }) => name === place || inner.includes(name))) return false;
  const lines = inside.filter(({ effect }) => effect.kind === 'barrier' && effect.keeps === 'stores');
  const isApart = lines.some(({ next }) =>
    insideOf(from.world, cell, next).some((each) => apartAt(from.world, each).length > 0),
  );
  if (isApart || !isSimple(from.world, cell)) return own.length === 0;
  const apart = inside.flatMap((each) => apartAt(from.world, each));
  const loads = inside.flatMap(({ effect, held }) =>
    effect.kind === 'read' && !held.includes('atomic') ? effect.names : [],
  );
  return (
    own.length < 2 &&
    allowsAtomic(from, 'acquire', place) &&
    !own.some(({ name, unlocks }) => unlocks || apart.includes(name)) &&
    !loads.some((name) => newestIsSent(own, name))
  );
}

/** What a section does that no lock guards and no lane waits for, and atomics that are less than full. */
function apartAt(world: World, { effect, held }: Inside): readonly string[] {
  if (effect.kind === 'section') return effect.atomic === undefined ? [] : effect.atomic.names;
  if (effect.kind !== 'write' || effect.late === 'write' || held.includes('atomic')) return [];
  return effect.names.filter((name) => !isGuarded(world, name));
}

interface Inside {
  readonly effect: Effect;
  readonly next: readonly Agenda[];
  readonly held: readonly ('atomic' | 'lock')[];
}

/** What is done from here on, before the section ends. */
function insideOf(world: World, section: Cell, from: readonly Agenda[]): readonly Inside[] {
  const depth = defined(world.heldAt.get(section)).length;
  const inside = new Set<Cell>();
  const add = (next: readonly Agenda[]): void => {
    for (const cell of next)
      if (cell !== undefined && defined(world.heldAt.get(cell)).length > depth) inside.add(cell);
  };
  add(from);
  for (const cell of inside) add(instructionAt(world, cell).next);
  return [...inside].map((cell) => ({
    ...instructionAt(world, cell),
    held: defined(world.heldAt.get(cell)),
  }));
}

/** Whether a section holds one lock, and is nothing more: else it is no less than a full barrier. */
export function isSimple(world: World, section: Cell): boolean {
  return insideOf(world, section, instructionAt(world, section).next).every(({ effect }) => {
    if (effect.kind === 'section')
      return effect.atomic?.order === 'relaxed' || effect.atomic?.order === 'acquire';
    return !['lock', 'unlock', 'raise', 'fence', 'compare'].includes(effect.kind);
  });
}
