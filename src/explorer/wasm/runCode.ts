// The loop of the search: states are expanded in order, as many at a time as have room for their successors on the stage;
// then the successors are looked up.

import { Body, type Label } from './body.ts';
import { BATCH, type Globals, type Regions } from './globals.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';
import type { TreeCode } from './tree.ts';

/** Why `run` came back. */
export const PAUSED = 0;
export const FULL = 1;
export const BATCH_FULL = 2;
const DONE = 3;
export const BOUND = 4;

/** What the loop goes by. */
export interface StepLoop {
  readonly module: ModuleBuilder;
  readonly globals: Globals;
  readonly regions: Regions;
  /** Most successors that a state can have. */
  readonly successors: number;
  /** 32-bit words of a state as it is kept, and of its facts. */
  readonly words: number;
  readonly factWords: number;
  /** Functions of the module. (state): stages its successors; (state, address): writes its facts; (count) → 1 at the bound. */
  readonly expand: number;
  readonly facts: number;
  readonly lookUp: number;
  /** Where states are folded: how. */
  readonly tree: TreeCode | undefined;
}

/** Exports `run`: (count) → why it came back: expands so many states, unless something must be done outside before. */
export function defineRun(loop: StepLoop): void {
  const { module, globals } = loop;
  const index = module.declare({ parameters: 1, result: true });
  module.exportFunction('run', index);
  const body = new Body(1);
  const taken = body.local();
  const again: Label = { name: 'again' };
  const leave = (why: number): void =>
    body.if('nothing', () => {
      body.i32(why);
      body.op('return');
    });
  body.loop(again, () => {
    body.globalGet(globals.expanded);
    body.globalGet(globals.size);
    body.op('i32.eq');
    leave(DONE);
    body.get(0);
    body.op('i32.eqz');
    leave(PAUSED);
    body.i32(0);
    body.globalSet(globals.staged);
    body.i32(0);
    body.set(taken);
    pushIsFull(loop, body);
    leave(FULL);
    pushBatchIsFull(loop, body, taken);
    leave(BATCH_FULL);
    body.i32(loop.regions.stage);
    body.globalSet(globals.top);
    expandSome(loop, body, taken);
    body.get(taken);
    body.call(loop.lookUp);
    leave(BOUND);
    body.br(again);
  });
  body.i32(DONE);
  module.define(index, body);
}

/** Stages the successors of the next states while there is room, and counts in `taken` of how many states. */
function expandSome(loop: StepLoop, body: Body, taken: number): void {
  const { globals, regions, words, factWords } = loop;
  const [state, before] = [body.local(), body.local()];
  const [more, enough]: readonly [Label, Label] = [{ name: 'more' }, { name: 'enough' }];
  const pushTaken = (global: number): void => {
    body.globalGet(global);
    body.get(taken);
    body.op('i32.add');
  };
  body.block(enough, 'nothing', () => {
    body.loop(more, () => {
      pushTaken(globals.expanded);
      body.i32(4 * words);
      body.op('i32.mul');
      body.globalGet(globals.states);
      body.op('i32.add');
      body.set(state);
      if (loop.tree !== undefined) {
        body.get(state);
        body.call(loop.tree.unfold);
        body.i32(regions.current);
        body.set(state);
      }
      body.globalGet(globals.staged);
      body.set(before);
      body.get(state);
      body.call(loop.expand);
      pushTaken(globals.batch);
      body.i32(4);
      body.op('i32.mul');
      body.globalGet(globals.staged);
      body.get(before);
      body.op('i32.sub');
      body.store(regions.counts);
      body.get(state);
      pushTaken(globals.batch);
      body.i32(4 * factWords);
      body.op('i32.mul');
      body.i32(regions.facts);
      body.op('i32.add');
      body.call(loop.facts);
      body.get(taken);
      body.i32(1);
      body.op('i32.add');
      body.set(taken);
      body.get(0);
      body.i32(1);
      body.op('i32.sub');
      body.tee(0);
      body.op('i32.eqz');
      body.brIf(enough);
      pushTaken(globals.expanded);
      body.globalGet(globals.size);
      body.op('i32.eq');
      body.brIf(enough);
      pushIsFull(loop, body);
      pushBatchIsFull(loop, body, taken);
      body.op('i32.or');
      pushStageIsFull(loop, body);
      body.op('i32.or');
      body.op('i32.eqz');
      body.brIf(more);
    });
  });
}

/** Pushes whether the successors of one more state might have no room among the states. */
function pushIsFull({ globals, successors, tree }: StepLoop, body: Body): void {
  body.globalGet(globals.size);
  body.globalGet(globals.staged);
  body.op('i32.add');
  body.i32(successors);
  body.op('i32.add');
  body.globalGet(globals.capacity);
  // One place stays free: no entry of the table looks like none.
  body.op('i32.ge_s');
  if (tree === undefined) return;
  body.globalGet(globals.pairs);
  body.i32(successors * tree.pairs);
  body.op('i32.add');
  body.globalGet(globals.pairCapacity);
  body.op('i32.ge_s');
  body.op('i32.or');
}

/** The same of the regions that a batch fills. */
function pushBatchIsFull({ globals, successors }: StepLoop, body: Body, taken: number): void {
  body.globalGet(globals.found);
  body.globalGet(globals.staged);
  body.op('i32.add');
  body.i32(BATCH.edges - successors);
  body.op('i32.gt_s');
  body.globalGet(globals.batch);
  body.get(taken);
  body.op('i32.add');
  body.i32(BATCH.states);
  body.op('i32.eq');
  body.op('i32.or');
}

function pushStageIsFull({ globals, successors, regions }: StepLoop, body: Body): void {
  body.globalGet(globals.staged);
  body.i32(regions.stageSize - successors);
  body.op('i32.gt_s');
}
