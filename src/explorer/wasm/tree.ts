// States folded into pairs: tree compression, after Alfons Laarman, Jaco van de Pol and Michael Weber, “Parallel Recursive
// State Compression for Free” (SPIN 2011).
//
// A state's words are the leaves of a balanced binary tree. Each inner node below the root is a pair of what its children
// are, kept once in a table of pairs and named by its number there; the root, a pair itself, is what is kept of the state:
// 64 bits, however long the state is. Equal states have equal roots and different ones different roots, so nothing is lost.
// What a step has left as it was in a subtree needs no look into the table: the pair is that of the state before the step.

import { defined } from '../../base/defined.ts';
import { Body } from './body.ts';
import { bump, type Globals, pairGlobals, type Regions } from './globals.ts';
import { defineHashes, emitHash } from './hashes.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';
import { defineRehash } from './rehash.ts';
import { TableWalk } from './tableWalk.ts';

/** 32-bit words of a pair. */
export const PAIR_WORDS = 2;

/** The tree over an unfolded state: its words, and behind them the numbers of its pairs. */
export interface Tree {
  /** 32-bit words of a state, and with the numbers of its pairs. */
  readonly words: number;
  readonly unfolded: number;
  /** For each pair below the root, those inside before those around: where in the unfolded state its children are. */
  readonly pairs: readonly Pair[];
  readonly root: Pair;
}

type Pair = readonly [left: number, right: number];

/** The tree for states of so many words; undefined where they are no longer than its root would be. */
export function treeOf(words: number): Tree | undefined {
  if (words <= PAIR_WORDS) return undefined;
  const pairs: Pair[] = [];
  const over = (from: number, to: number): number => {
    if (to - from === 1) return from;
    const middle = (from + to) >>> 1;
    const pair: Pair = [over(from, middle), over(middle, to)];
    return words + pairs.push(pair) - 1;
  };
  over(0, words);
  const root = defined(pairs.pop());
  return { words, unfolded: words + pairs.length, pairs, root };
}

/** How the module folds and unfolds. */
export interface TreeCode {
  /** (address of what is kept): leaves the state, with its pairs, in the region `current`. */
  readonly unfold: number;
  /** (): leaves at `top` what is kept of the state in the region `next`, which was made from the one in `current`. */
  readonly fold: number;
  /** Most pairs that one state can add. */
  readonly pairs: number;
}

/** Defines `fold` and `unfold`; exports both and, for the table of pairs, `rehashPairs`. */
export function defineTree(module: ModuleBuilder, globals: Globals, regions: Regions, tree: Tree): TreeCode {
  const ofPairs = pairGlobals(globals);
  const find = defineFind(module, ofPairs);
  const hashes = defineHashes(module, ofPairs, regions, PAIR_WORDS);
  defineRehash('rehashPairs', module, ofPairs, regions, hashes, PAIR_WORDS);
  const unfold = defineUnfold(module, ofPairs, regions, tree);
  const fold = defineFold(module, globals, regions, tree, find);
  return { unfold, fold, pairs: tree.pairs.length };
}

function defineUnfold(module: ModuleBuilder, ofPairs: Globals, { current }: Regions, tree: Tree): number {
  const index = module.declare({ parameters: 1, result: false });
  module.exportFunction('unfold', index);
  const body = new Body(1);
  const at = 0;
  const children = ([left, right]: Pair): void => {
    [left, right].forEach((child, side) => {
      body.i32(current);
      body.get(at);
      body.load(4 * side);
      body.store(4 * child);
    });
  };
  children(tree.root);
  for (const [number, pair] of [...tree.pairs.entries()].reverse()) {
    body.i32(current);
    body.load(4 * (tree.words + number));
    body.i32(4 * PAIR_WORDS);
    body.op('i32.mul');
    body.globalGet(ofPairs.states);
    body.op('i32.add');
    body.set(at);
    children(pair);
  }
  module.define(index, body);
  return index;
}

function defineFold(
  module: ModuleBuilder,
  { top }: Globals,
  { current, next }: Regions,
  tree: Tree,
  find: number,
): number {
  const index = module.declare({ parameters: 0, result: false });
  module.exportFunction('fold', index);
  const body = new Body(0);
  const load = (region: number, place: number): void => {
    body.i32(region);
    body.load(4 * place);
  };
  tree.pairs.forEach((pair, number) => {
    const place = tree.words + number;
    body.i32(next);
    for (const child of pair) {
      load(next, child);
      load(current, child);
      body.op('i32.eq');
    }
    body.op('i32.and');
    body.if(
      'i32',
      () => load(current, place),
      () => {
        for (const child of pair) load(next, child);
        body.call(find);
      },
    );
    body.store(4 * place);
  });
  tree.root.forEach((child, side) => {
    body.globalGet(top);
    load(next, child);
    body.store(4 * side);
  });
  module.define(index, body);
  return index;
}

/** (left, right) → the number of the pair, which is added where it is new. There is room for one more. */
function defineFind(module: ModuleBuilder, ofPairs: Globals): number {
  const index = module.declare({ parameters: 2, result: true });
  const body = new Body(2);
  const [fresh, number, hash] = [body.local(), body.local(), body.local('i64')];
  const walk = new TableWalk(body, ofPairs, PAIR_WORDS);
  // Behind the last one, where it stays if it is new.
  body.globalGet(ofPairs.size);
  walk.toAddress();
  body.set(fresh);
  for (const side of [0, 1]) {
    body.get(fresh);
    body.get(side);
    body.store(4 * side);
  }
  emitHash(body, fresh, PAIR_WORDS);
  body.tee(hash);
  body.op('i32.wrap_i64');
  body.set(walk.slot);
  body.get(hash);
  body.i64(32n);
  body.op('i64.shr_u');
  body.op('i32.wrap_i64');
  body.set(walk.tag);
  walk.along(() => {
    walk.pushIsFree();
    body.if('nothing', () => {
      body.globalGet(ofPairs.size);
      body.set(number);
      walk.enter(number);
      bump(body, ofPairs.size, 1);
      body.br(walk.there);
    });
    walk.pushMayBe();
    body.if(
      'i32',
      () => {
        walk.pushNumber();
        body.tee(number);
        walk.toAddress();
        body.load64(0);
        body.get(fresh);
        body.load64(0);
        body.op('i64.eq');
      },
      () => body.i32(0),
    );
  });
  body.get(number);
  module.define(index, body);
  return index;
}
