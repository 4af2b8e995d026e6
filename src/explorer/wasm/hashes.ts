// Hashes of many states that lie one after another, with the places of the table that they lead to read at once: almost
// every look at a large table is a miss of all caches, and what is read before anything hangs on it does not wait.

import { Body, type Label } from './body.ts';
import type { Globals, Regions } from './globals.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';
import { TableWalk } from './tableWalk.ts';

/** Bytes of a hash in its region. */
const HASH_BYTES = 8;

/** Pushes the offset of an item, of so many bytes. */
type PushOffset = (bytes: number) => void;

/** Emits what is done for each of the first `staged` items. */
export function eachStaged(body: Body, globals: Globals, each: (pushOffset: PushOffset) => void): void {
  const number = body.local();
  const [next, end]: readonly [Label, Label] = [{ name: 'next' }, { name: 'end' }];
  body.i32(0);
  body.set(number);
  body.block(end, 'nothing', () => {
    body.loop(next, () => {
      body.get(number);
      body.globalGet(globals.staged);
      body.op('i32.eq');
      body.brIf(end);
      each((bytes) => {
        body.get(number);
        body.i32(bytes);
        body.op('i32.mul');
      });
      add(body, number, 1);
      body.br(next);
    });
  });
}

/** Starts the walk where an item's hash leads. */
export function startWalk(walk: TableWalk, regions: Regions, pushOffset: PushOffset): void {
  const { body } = walk;
  pushOffset(HASH_BYTES);
  body.load(regions.hashes);
  body.set(walk.slot);
  pushOffset(HASH_BYTES);
  body.load(regions.hashes + 4);
  body.set(walk.tag);
}

/** (address) → what was read: leaves the hashes of `staged` states that begin there. Returns the function. */
export function defineHashes(
  module: ModuleBuilder,
  globals: Globals,
  regions: Regions,
  words: number,
): number {
  const index = module.declare({ parameters: 1, result: true });
  const body = new Body(1);
  const [state, read] = [0, body.local()];
  const walk = new TableWalk(body, globals, words);
  eachStaged(body, globals, (pushOffset) => {
    pushOffset(HASH_BYTES);
    emitHash(body, state, words);
    body.store64(regions.hashes);
    add(body, state, 4 * words);
  });
  eachStaged(body, globals, (pushOffset) => {
    pushOffset(HASH_BYTES);
    body.load(regions.hashes);
    body.set(walk.slot);
    walk.pushEntry();
    touch(body, read);
  });
  // Given back, so that no compiler leaves the reading out.
  body.get(read);
  module.define(index, body);
  return index;
}

/** Adds what is on the stack to all that has been read. */
export function touch(body: Body, read: number): void {
  body.get(read);
  body.op('i32.xor');
  body.set(read);
}

/** Adds to a local. */
export function add(body: Body, local: number, by: number): void {
  body.get(local);
  body.i32(by);
  body.op('i32.add');
  body.set(local);
}

/** Pushes 64 bits of a state whose address is in a local: multiply and xor-shift, two words at a time, with odd constants from the fraction of the golden ratio. */
export function emitHash(body: Body, state: number, words: number): void {
  const mix = body.local('i64');
  const spread = (factor: bigint, shift: bigint): void => {
    body.i64(factor);
    body.op('i64.mul');
    body.tee(mix);
    body.get(mix);
    body.i64(shift);
    body.op('i64.shr_u');
    body.op('i64.xor');
  };
  body.i64(0x9e3779b97f4a7c15n);
  for (let word = 0; word < words; word += 2) {
    body.get(state);
    if (word + 1 < words) body.load64(4 * word);
    else {
      body.load(4 * word);
      body.op('i64.extend_i32_u');
    }
    body.op('i64.xor');
    spread(0xbf58476d1ce4e5b9n, 32n);
  }
  spread(0x94d049bb133111ebn, 29n);
}
