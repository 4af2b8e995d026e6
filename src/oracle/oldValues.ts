// Memory that a lane may see old values of (R32–R41), read word for word: there are no bits here. Each lane remembers at
// what time a store reached memory and at what time an old value was replaced, and asks which came first.

import { defined } from '../base/defined.ts';
import { BEGINNING } from './laneMemory.ts';
import { writeMemory } from './memoryCells.ts';
import type { State, Store } from './state.ts';
import type { World } from './world.ts';

/** What a store changes, by the time that it reaches memory. */
type Reaching = Pick<Store, 'name' | 'address' | 'value' | 'effect' | 'hangs'>;

/** `lane`: whose store it is; undefined for the environment's. Says what is wrong with the value, if something is. */
export function reachMemory(
  world: World,
  state: State,
  lane: number | undefined,
  store: Reaching,
): 'range' | 'chart' | undefined {
  const { name, address, effect } = store;
  if (address === undefined) {
    noteStore(state, lane, name, true);
    return undefined;
  }
  const before = defined(state.memory[address]);
  const wrong = writeMemory(
    world,
    state.memory,
    address,
    effect === 'atomic add' ? before + store.value : store.value,
  );
  if (wrong !== undefined) return wrong;
  const replaced = state.memory[address] !== before;
  const now = state.clock + 1;
  for (const [other, memory] of state.lanes.entries()) {
    if (other === lane) memory.kept.delete(name);
    else if (replaced && !memory.kept.has(name) && world.facts[other]?.kept.has(name) === true)
      memory.kept.set(name, { value: before, since: now, stored: memory.stored.get(name) ?? BEGINNING });
  }
  noteStore(state, lane, name, effect === 'write' && !store.hangs);
  return undefined;
}

/** `isNothingNew`: to the lane itself. */
function noteStore(state: State, lane: number | undefined, name: string, isNothingNew: boolean): void {
  state.clock++;
  for (const [other, memory] of state.lanes.entries())
    memory.stored.set(name, other === lane && isNothingNew ? BEGINNING : state.clock);
}

/** An unlock of the lane has reached memory. */
export function noteUnlock(state: State, lane: number): void {
  state.clock++;
  const memory = state.lanes[lane];
  if (memory !== undefined) memory.unlocked = state.clock;
}

/** What is seen, and when it had been stored. */
export interface Sight {
  readonly value: number;
  readonly stored: number;
}

/** What the lane sees of a place. `known`: how new what the place's index came from is. */
export function look(state: State, lane: number, name: string, address: number, known: number): Sight {
  const own = defined(state.buffers[lane]).findLast((store) => store.name === name);
  // What hangs on a shared read counts as newer than all that is kept by then.
  if (own !== undefined) return { value: own.value, stored: own.hangs ? state.clock + 1 : BEGINNING };
  const memory = defined(state.lanes[lane]);
  const old = memory.kept.get(name);
  if (old !== undefined && old.since >= known) return { value: old.value, stored: old.stored };
  return { value: defined(state.memory[address]), stored: memory.stored.get(name) ?? BEGINNING };
}

/** The lane lets go of what was replaced before this time. */
export function letGoBefore(state: State, lane: number, time: number, only?: string): void {
  const { kept } = defined(state.lanes[lane]);
  for (const [name, { since }] of [...kept])
    if (since < time && (only === undefined || only === name)) kept.delete(name);
}

export function letAllGo(state: State, lane: number): void {
  defined(state.lanes[lane]).kept.clear();
}

/** Puts a store behind those that wait. */
export function enterStore(state: State, lane: number, store: Omit<Store, 'line'>): void {
  const [buffer, memory] = [defined(state.buffers[lane]), defined(state.lanes[lane])];
  const isFirst = buffer.length === 0;
  buffer.push({
    ...store,
    line: !isFirst && memory.barrier,
    release: !isFirst && store.release,
  });
  memory.barrier = false;
}

/** Whether the younger store may go first. */
export function mayPass(state: State, lane: number): boolean {
  const [oldest, younger] = defined(state.buffers[lane]);
  if (oldest === undefined || younger === undefined) return false;
  return oldest.name !== younger.name && !younger.line && !younger.release;
}

/** The store at this place of the buffer reaches memory; the one that is left stands behind nothing. */
export function drainAt(world: World, state: State, lane: number, at: number): 'range' | 'chart' | undefined {
  const buffer = defined(state.buffers[lane]);
  const store = defined(buffer[at]);
  const wrong = reachMemory(world, state, lane, store);
  if (wrong !== undefined) return wrong;
  if (store.unlocks) noteUnlock(state, lane);
  const left = buffer.filter((_, index) => index !== at);
  state.buffers[lane] = left.map((other) => ({ ...other, line: false, release: false }));
  const memory = state.lanes[lane];
  if (memory !== undefined && left.length === 0) memory.barrier = false;
  return undefined;
}

/** What tells two lanes apart: which of what it knows is newer than what it keeps. */
export function laneKey(world: World, state: State, lane: number): unknown {
  const { kept, stored, unlocked, barrier } = defined(state.lanes[lane]);
  const heads = [...(world.facts[lane]?.heads ?? [])].toSorted();
  const places = [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    barrier,
    places.map(([name, { value, since }]) => [
      name,
      value,
      since < unlocked,
      ...heads.flatMap((head) => [
        since < (stored.get(head) ?? BEGINNING),
        since < (kept.get(head)?.stored ?? BEGINNING),
      ]),
    ]),
  ];
}

/** Which of what the lane keeps is older than this. */
export function olderThan(state: State, lane: number, time: number): readonly string[] {
  const found = [...defined(state.lanes[lane]).kept].flatMap(([name, { since }]) =>
    since < time ? name : [],
  );
  return found.toSorted();
}
