// Shared memory itself: what a place may hold.

import { assert } from '../base/assert.ts';
import { fitValue, hasMove } from './values.ts';
import type { World } from './world.ts';

/** Changes memory, or says what is wrong with the value. */
export function writeMemory(
  world: World,
  memory: number[],
  address: number,
  value: number,
): 'range' | 'chart' | undefined {
  const slot = world.slots[address];
  const old = memory[address];
  assert(slot !== undefined && old !== undefined, `there is no address ${address}`);
  const fitted = fitValue(slot.type, value);
  if (fitted === undefined) return 'range';
  if (slot.type.kind === 'chart' && !hasMove(slot.type.table, old, fitted)) return 'chart';
  memory[address] = fitted;
  return undefined;
}
