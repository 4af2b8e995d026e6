// A source of choices that a seed determines.

import { assert } from '../base/assert.ts';

export interface Chance {
  /** 0 … count - 1 */
  readonly below: (count: number) => number;
  readonly oneIn: (count: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: short, and its low bits are as good as its high ones.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (count: number): number => next() % count;
  return {
    below,
    oneIn: (count) => below(count) === 0,
    pick: (items) => {
      const item = items[below(items.length)];
      assert(item !== undefined, 'nothing to pick from');
      return item;
    },
  };
}
