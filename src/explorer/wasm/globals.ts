// The module's variables and the regions of its memory that a batch fills; `wasmSearch` reads and writes them from outside.

import type { Body } from './body.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';

/**
 * `size`, `expanded`: states found, and how many of them have been expanded; `table`, `mask`: address of the table of
 * state numbers, and its length − 1; `states`: address of the first state; `numbers`: the bits that a state's number takes;
 * `capacity`, `limit`: how many states there is room for, and how many there may be; `found`, `newStates`, `batch`: entries of the regions (edges, new states, expanded
 * states); `staged`, `top`: successors that wait to be looked up, and the address of the place behind the last of them.
 * Those with `pair` are the same for the pairs that states are folded into (`tree.ts`).
 */
export type GlobalName =
  | 'size'
  | 'expanded'
  | 'table'
  | 'mask'
  | 'states'
  | 'numbers'
  | 'top'
  | 'capacity'
  | 'limit'
  | 'found'
  | 'newStates'
  | 'batch'
  | 'staged'
  | 'pairs'
  | 'pairTable'
  | 'pairMask'
  | 'pairStates'
  | 'pairNumbers'
  | 'pairCapacity';
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
    numbers: of('numbers'),
    top: of('top'),
    capacity: of('capacity'),
    limit: of('limit'),
    found: of('found'),
    newStates: of('newStates'),
    batch: of('batch'),
    staged: of('staged'),
    pairs: of('pairs'),
    pairTable: of('pairTable'),
    pairMask: of('pairMask'),
    pairStates: of('pairStates'),
    pairNumbers: of('pairNumbers'),
    pairCapacity: of('pairCapacity'),
  };
}

/** The variables of the table of pairs, by the names that a table has. */
export function pairGlobals(globals: Globals): Globals {
  return {
    ...globals,
    size: globals.pairs,
    table: globals.pairTable,
    mask: globals.pairMask,
    states: globals.pairStates,
    numbers: globals.pairNumbers,
    capacity: globals.pairCapacity,
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
  /** The state that is expanded, and the successor that is made, each with the numbers of its pairs: where states are folded. */
  readonly current: number;
  readonly next: number;
  /** The first address behind them. */
  readonly end: number;
}

/** As many successors are looked up together as the nearest cache holds, with what is read for them. */
const STAGE = 128;

/** What the regions must have room for. */
interface Needs {
  /** 32-bit words of a state's facts, of a state as it is kept, and of one with all that it is folded from. */
  readonly factWords: number;
  readonly words: number;
  readonly unfolded: number;
  /** Successors that a state may have. */
  readonly successors: number;
}

/** Lays out the regions; the first bytes of memory stay unused. */
export function layOutRegions({ factWords, words, unfolded, successors }: Needs): Regions {
  const parents = 64;
  const counts = parents + 4 * BATCH.edges;
  const facts = counts + 4 * BATCH.states;
  const targets = facts + 4 * factWords * BATCH.states;
  const rows = targets + 4 * BATCH.edges;
  const hashes = rows + 2 * BATCH.edges;
  const stageSize = Math.max(STAGE, successors);
  const spots = hashes + 8 * stageSize;
  const stage = spots + 4 * stageSize;
  const current = stage + 4 * words * stageSize;
  const next = current + 4 * unfolded;
  const end = next + 4 * unfolded;
  return { parents, counts, facts, targets, rows, stage, stageSize, hashes, spots, current, next, end };
}
