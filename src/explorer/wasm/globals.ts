// The module's variables and the regions of its memory that a batch fills; `wasmSearch` reads and writes them from outside.

import type { Body } from './body.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';

/**
 * `size`, `expanded`: states found, and how many of them have been expanded; `table`, `mask`: address of the table of
 * state numbers, and its length − 1; `states`: address of the first state; `capacity`, `limit`: how many states there is
 * room for, and how many there may be; `found`, `newStates`, `batch`: entries of the regions (edges, new states, expanded
 * states); `staged`, `top`: successors that wait to be looked up, and the address of the place behind the last of them.
 */
export type GlobalName =
  | 'size'
  | 'expanded'
  | 'table'
  | 'mask'
  | 'states'
  | 'top'
  | 'capacity'
  | 'limit'
  | 'found'
  | 'newStates'
  | 'batch'
  | 'staged';
export type Globals = Readonly<Record<GlobalName, number>>;

/** Declares the variables; returns their numbers in the module. */
export function declareGlobals(module: ModuleBuilder): Globals {
  return mapNames((name) => module.global(name));
}

/** An object with one entry for each variable. */
export function mapNames<T>(of: (name: GlobalName) => T): Readonly<Record<GlobalName, T>> {
  return {
    size: of('size'),
    expanded: of('expanded'),
    table: of('table'),
    mask: of('mask'),
    states: of('states'),
    top: of('top'),
    capacity: of('capacity'),
    limit: of('limit'),
    found: of('found'),
    newStates: of('newStates'),
    batch: of('batch'),
    staged: of('staged'),
  };
}

/** Adds to a variable. */
export function bump(body: Body, global: number, by: number): void {
  body.globalGet(global);
  body.i32(by);
  body.op('i32.add');
  body.globalSet(global);
}

/** Pushes a variable times the size of an item: the item's offset in its region. */
export function offsetOf(body: Body, counter: number, size: number): void {
  body.globalGet(counter);
  body.i32(size);
  body.op('i32.mul');
}

/** How many entries the regions hold that a batch fills. */
export const BATCH = { states: 1 << 14, edges: 1 << 16 } as const;

/** Addresses of the regions. */
export interface Regions {
  /** One word a new state: the state it was found from. */
  readonly parents: number;
  /** One word an expanded state: how many edges it has. */
  readonly counts: number;
  /** As many words an expanded state as its facts take. */
  readonly facts: number;
  readonly targets: number;
  /** 16 bits an edge. */
  readonly rows: number;
  /** Successors that wait to be looked up: so many, each a state. */
  readonly stage: number;
  readonly stageSize: number;
  /** 64 bits for each of them: its hash. */
  readonly hashes: number;
  /** One word for each: where in the table it is, or will be, as far as has been seen. */
  readonly spots: number;
  /** The first address behind them. */
  readonly end: number;
}

/** As many successors are looked up together as the nearest cache holds, with what is read for them. */
const STAGE = 128;

/** Lays out the regions; the first bytes of memory stay unused. `words` of a state, `successors` that it may have. */
export function layOutRegions(factWords: number, words: number, successors: number): Regions {
  const parents = 64;
  const counts = parents + 4 * BATCH.edges;
  const facts = counts + 4 * BATCH.states;
  const targets = facts + 4 * factWords * BATCH.states;
  const rows = targets + 4 * BATCH.edges;
  const hashes = rows + 2 * BATCH.edges;
  const stageSize = Math.max(STAGE, successors);
  const spots = hashes + 8 * stageSize;
  const stage = spots + 4 * stageSize;
  const end = stage + 4 * words * stageSize;
  return { parents, counts, facts, targets, rows, stage, stageSize, hashes, spots, end };
}
