// How the module looks its successors up, many together: all places in the table are read, then all states that the
// entries name, and only then are they compared, one after the other.

import { copyWords } from './access.ts';
import { Body, type Label } from './body.ts';
import { bump, type Globals, offsetOf, type Regions } from './globals.ts';
import { add, eachStaged, startWalk, touch } from './hashes.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';
import { TableWalk } from './tableWalk.ts';

/** Bytes of an item's place in its region. */
const SPOT_BYTES = 4;

interface Parts {
  readonly module: ModuleBuilder;
  readonly globals: Globals;
  readonly regions: Regions;
  readonly hashes: number;
  readonly words: number;
  readonly edges: boolean;
}

export class LookUp {
  private readonly module: ModuleBuilder;
  private readonly globals: Globals;
  private readonly regions: Regions;
  /** The function that hashes states. */
  private readonly hashes: number;
  /** 32-bit words of a state. */
  private readonly words: number;
  /** Whether edges are told. */
  private readonly edges: boolean;

  constructor({ module, globals, regions, hashes, words, edges }: Parts) {
    this.module = module;
    this.globals = globals;
    this.regions = regions;
    this.hashes = hashes;
    this.words = words;
    this.edges = edges;
  }

  /** Leaves the state at the top of the stage, the successor by this row, to be looked up. */
  emitStage(body: Body, row: number): void {
    const { globals, regions } = this;
    if (this.edges) {
      body.globalGet(globals.found);
      body.globalGet(globals.staged);
      body.op('i32.add');
      body.i32(2);
      body.op('i32.mul');
      body.i32(row);
      body.store16(regions.rows);
    }
    bump(body, globals.staged, 1);
    bump(body, globals.top, 4 * this.words);
  }

  /** (count) → 1 where one was found beyond the limit. Looks up what so many states have staged, and adds what is new. */
  define(): number {
    const { module } = this;
    const index = module.declare({ parameters: 1, result: true });
    const spots = module.declare({ parameters: 0, result: true });
    const settle = module.declare({ parameters: 1, result: true });
    this.defineSpots(spots);
    this.defineSettle(settle);
    const body = new Body(1);
    body.i32(this.regions.stage);
    body.call(this.hashes);
    body.op('drop');
    body.call(spots);
    body.op('drop');
    body.get(0);
    body.call(settle);
    module.define(index, body);
    return index;
  }

  /** () → what was read: leaves for each that is staged the place in the table that it has, or may get. */
  private defineSpots(index: number): void {
    const { globals, regions, words } = this;
    const body = new Body(0);
    const read = body.local();
    const walk = new TableWalk(body, globals, words);
    eachStaged(body, globals, (pushOffset) => {
      startWalk(walk, regions, pushOffset);
      walk.along(() => {
        walk.pushIsFree();
        walk.pushMayBe();
        body.op('i32.or');
      });
      pushOffset(SPOT_BYTES);
      body.get(walk.slot);
      body.store(regions.spots);
      walk.pushSomeNumber();
      walk.toAddress();
      body.load(0);
      touch(body, read);
    });
    body.get(read);
    this.module.define(index, body);
  }

  /** (count) → 1 where a state was found beyond the limit: then the state that it was found from counts as not expanded. */
  private defineSettle(index: number): void {
    const { globals, regions, words } = this;
    const body = new Body(1);
    const [item, staged, left] = [body.local(), body.local(), body.local()];
    const [state, number, before] = [body.local(), body.local(), body.local()];
    const walk = new TableWalk(body, globals, words);
    const [states, successors]: readonly [Label, Label] = [{ name: 'states' }, { name: 'successors' }];
    body.i32(regions.stage);
    body.set(item);
    body.loop(states, () => {
      body.globalGet(globals.found);
      body.set(before);
      offsetOf(body, globals.batch, 4);
      body.load(regions.counts);
      body.set(left);
      body.loop(successors, () => {
        body.get(left);
        body.if('nothing', () => {
          this.find({ body, walk, item, staged, state, number, before });
          this.tell(body, number);
          add(body, item, 4 * words);
          add(body, staged, 1);
          add(body, left, -1);
          body.br(successors);
        });
      });
      bump(body, globals.batch, 1);
      bump(body, globals.expanded, 1);
      add(body, 0, -1);
      body.get(0);
      body.brIf(states);
    });
    body.i32(0);
    this.module.define(index, body);
  }

  /** Finds the state at `item`, the one with the number `staged` of all that are staged, or adds it: its number in `number`. */
  private find({ body, walk, item, staged, state, number, before }: Finding): void {
    const { globals, regions } = this;
    const pushOffset = (bytes: number): void => {
      body.get(staged);
      body.i32(bytes);
      body.op('i32.mul');
    };
    startWalk(walk, regions, pushOffset);
    pushOffset(SPOT_BYTES);
    body.load(regions.spots);
    body.set(walk.slot);
    walk.along(() => {
      walk.pushIsFree();
      body.if('nothing', () => {
        body.globalGet(globals.size);
        body.globalGet(globals.limit);
        body.op('i32.eq');
        body.if('nothing', () => {
          body.get(before);
          body.globalSet(globals.found);
          body.i32(1);
          body.op('return');
        });
        body.globalGet(globals.size);
        body.set(number);
        walk.enter(number);
        this.add({ body, walk, item, state, number });
        body.br(walk.there);
      });
      walk.pushMayBe();
      body.if(
        'i32',
        () => {
          walk.pushNumber();
          body.tee(number);
          walk.toAddress();
          body.set(state);
          this.emitEqual(body, item, state);
        },
        () => body.i32(0),
      );
    });
  }

  /** Adds the state at `item` behind the last. */
  private add({ body, walk, item, state, number }: Omit<Finding, 'staged' | 'before'>): void {
    const { globals, regions, words } = this;
    body.get(number);
    walk.toAddress();
    body.set(state);
    copyWords(body, state, item, words);
    bump(body, globals.size, 1);
    offsetOf(body, globals.newStates, 4);
    body.globalGet(globals.expanded);
    body.store(regions.parents);
    bump(body, globals.newStates, 1);
  }

  private tell(body: Body, number: number): void {
    const { globals, regions } = this;
    if (this.edges) {
      offsetOf(body, globals.found, 4);
      body.get(number);
      body.store(regions.targets);
    }
    bump(body, globals.found, 1);
  }

  private emitEqual(body: Body, a: number, b: number): void {
    for (let word = 0; word < this.words; word++) {
      body.get(a);
      body.load(4 * word);
      body.get(b);
      body.load(4 * word);
      body.op('i32.eq');
      if (word > 0) body.op('i32.and');
    }
  }
}

/** Locals of the search for one state. */
interface Finding {
  readonly body: Body;
  readonly walk: TableWalk;
  readonly item: number;
  readonly staged: number;
  readonly state: number;
  readonly number: number;
  readonly before: number;
}
