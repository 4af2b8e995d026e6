// What can be said of a lane's code before the program runs: of which places it may keep old values, and what its order
// may hang on (R34, R36).

import { defined } from '../base/defined.ts';
import { type Agenda, type Cell, isVisible, type VisibleEffect } from './cell.ts';
import { isGuarded } from './guarded.ts';
import { instructionAt } from './instructionAt.ts';
import { type LaneFacts, laneOf, type Process, type World } from './world.ts';

type Held = readonly ('atomic' | 'lock')[];

/** Each cell that control can come to, with what is held there. */
type Reached = ReadonlyMap<Cell, Held>;

/** By lane. */
export function laneFactsOf(world: World): readonly LaneFacts[] {
  const all = world.processes.map((process) => ({
    lane: laneOf(world, process),
    reached: reachedBy(world, process),
  }));
  return world.lanes.map((_, lane) => {
    const own = all.filter((each) => each.lane === lane).flatMap(({ reached }) => [...reached]);
    const others = all.filter((each) => each.lane !== lane).flatMap(({ reached }) => [...reached.keys()]);
    const written = new Set(others.flatMap((cell) => writtenAt(world, cell)));
    const loaded = new Set(own.flatMap(([cell, held]) => loadedAt(world, cell, held)));
    const aimed = own.flatMap(([cell]) => aimedAt(world, cell, loaded));
    const late = own.filter(([cell, held]) =>
      held.length === 0 ? isLate(instructionAt(world, cell).effect) : isSent(world, cell, held),
    );
    return {
      kept: new Set(world.slots.flatMap(({ name }) => (loaded.has(name) && written.has(name) ? name : []))),
      heads: new Set([
        ...own.flatMap(([cell]) => acquiredAt(world, cell)),
        ...(aimed.length > 0
          ? own.flatMap(([cell]) => accessesAt(world, cell).flatMap(({ names }) => names))
          : []),
      ]),
      aimed: new Set(aimed),
      sent: new Set(late.flatMap(([cell]) => sentAt(world, cell))),
      stores: late.length > 0,
    };
  });
}

function reachedBy(world: World, process: Process): Reached {
  const reached = new Map<Cell, Held>();
  const open: [Agenda, Held][] = process.threads.map(({ start }) => [start, []]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [cell, held] = next;
    if (cell === undefined || reached.has(cell)) continue;
    reached.set(cell, held);
    world.heldAt.set(cell, held);
    const { effect, next: after } = instructionAt(world, cell);
    const inside = heldBehind(held, effect);
    open.push(...after.map((each): [Agenda, Held] => [each, inside]));
    open.push(...conditionsIn(effect).map((each): [Agenda, Held] => [each, held]));
  }
  return reached;
}

function heldBehind(held: Held, effect: ReturnType<typeof instructionAt>['effect']): Held {
  if (effect.kind === 'section') return [...held, effect.lock === undefined ? 'atomic' : 'lock'];
  if (effect.kind === 'leave lock') return held.slice(0, -1);
  return effect.kind === 'leave sections' ? held.slice(0, held.length - effect.count) : held;
}

function conditionsIn(effect: ReturnType<typeof instructionAt>['effect']): readonly Agenda[] {
  if (effect.kind === 'await') return [effect.cond];
  return effect.kind === 'choose' ? effect.alternatives.map(({ when }) => when) : [];
}

/** What is loaded as the lane sees it; what a lock guards is never old. */
function loadedAt(world: World, cell: Cell, held: Held): readonly string[] {
  const { effect } = instructionAt(world, cell);
  if (effect.kind !== 'read' && effect.kind !== 'compare') return [];
  if (effect.kind === 'read' && held.includes('atomic')) return [];
  return effect.names.filter((name) => !isGuarded(world, name));
}

function accessesAt(
  world: World,
  cell: Cell,
): readonly { readonly names: readonly string[]; readonly dynamic: boolean }[] {
  const { effect } = instructionAt(world, cell);
  if (effect.kind === 'read' || effect.kind === 'compare' || effect.kind === 'lock') return [effect];
  return effect.kind === 'section' && effect.lock !== undefined ? [effect.lock] : [];
}

function namesOf(found: { readonly names: readonly string[] } | undefined): readonly string[] {
  return found === undefined ? [] : found.names;
}

/** What an index leads to: its element, or behind an acquire all that is loaded. */
function aimedAt(world: World, cell: Cell, loaded: ReadonlySet<string>): readonly string[] {
  const found = accessesAt(world, cell).filter(({ dynamic }) => dynamic);
  if (found.length === 0) return [];
  return acquiredAt(world, cell).length > 0 ? [...loaded] : found.flatMap(({ names }) => names);
}

function acquiredAt(world: World, cell: Cell): readonly string[] {
  const { effect } = instructionAt(world, cell);
  switch (effect.kind) {
    case 'read':
      return effect.acquire ? effect.names : [];
    case 'compare':
      return effect.names;
    case 'lock':
      return effect.names;
    case 'section':
      return [...namesOf(effect.lock), ...namesOf(effect.atomic)];
    default:
      return [];
  }
}

function writtenAt(world: World, cell: Cell): readonly string[] {
  const { effect } = instructionAt(world, cell);
  return effect.kind === 'write' || effect.kind === 'compare' ? effect.names : [];
}

function sentAt(world: World, cell: Cell): readonly string[] {
  const { effect } = instructionAt(world, cell);
  return effect.kind === 'write' && effect.late !== 'write' ? effect.names : [];
}

/** In a section that is one step. */
function isSent(world: World, cell: Cell, held: Held): boolean {
  return !held.includes('atomic') && sentAt(world, cell).some((name) => !isGuarded(world, name));
}

function isLate(effect: ReturnType<typeof instructionAt>['effect']): boolean {
  return effect.kind === 'write' || (effect.kind === 'unlock' && effect.lock === 'fine');
}

/** The places that the code from here may load before its lane lets go of all that it keeps (R34). */
export function watchedFrom(world: World, start: Agenda): ReadonlySet<string> {
  if (start === undefined) return new Set();
  const known = world.watched.get(start);
  if (known !== undefined) return known;
  computeFrom(world, start);
  return defined(world.watched.get(start));
}

function computeFrom(world: World, start: Cell): void {
  const cells = new Set([start]);
  // The set grows while it is walked: that is the queue.
  for (const cell of cells)
    for (const next of instructionAt(world, cell).next) if (next !== undefined) cells.add(next);
  const found = new Map([...cells].map((cell) => [cell, new Set(looksAt(world, cell))]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const cell of [...cells].toReversed()) {
      const { effect, next } = instructionAt(world, cell);
      const here = defined(found.get(cell));
      if (isVisible(effect) && letsAllGo(effect)) continue;
      const before = here.size;
      for (const after of next) for (const name of (after && found.get(after)) ?? []) here.add(name);
      if (here.size > before) changed = true;
    }
  }
  for (const [cell, names] of found) world.watched.set(cell, names);
}

function looksAt(world: World, cell: Cell): readonly string[] {
  const { effect } = instructionAt(world, cell);
  if (effect.kind === 'read' && world.heldAt.get(cell)?.includes('atomic') === true) return [];
  if (effect.kind === 'read' || effect.kind === 'compare') return effect.names;
  return conditionsIn(effect).flatMap((cond) => [...watchedFrom(world, cond)]);
}

function letsAllGo(effect: VisibleEffect): boolean {
  switch (effect.kind) {
    case 'fence':
      return true;
    case 'barrier':
      return effect.keeps === 'loads';
    case 'section':
      return effect.lock === undefined && (effect.atomic === undefined || effect.atomic.order === 'full');
    default:
      return false;
  }
}
