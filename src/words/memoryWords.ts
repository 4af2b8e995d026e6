// What a lane keeps, in words: stores that wait, and old values that it still sees.

import { formatValue } from '../engine/values.ts';
import type { OldEvent } from '../facts/oldValues.ts';
import type { StoreEffect } from '../model/code.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

/** As `memory/laneStores.ts` has it. */
interface Store {
  readonly slot: number | undefined;
  readonly value: number;
  readonly effect: StoreEffect;
}

/** `flag = 1`, `n += 1`: what a store will do when it reaches memory. */
export function storeWords(program: Program, { slot, value, effect }: Store): string {
  const variable = slot === undefined ? undefined : program.slots[slot];
  if (variable === undefined) return 'a lock is released';
  if (effect !== 'atomic add') return `${variable.name} = ${formatValue(program, variable.type, value)}`;
  return value < 0 ? `${variable.name} -= ${-value}` : `${variable.name} += ${value}`;
}

/** `flag 0`: what a lane still sees of a place, short enough for a chip. */
export function oldWords(program: Program, slot: number, value: number): string {
  const variable = program.slots[slot];
  return variable === undefined ? '' : `${variable.name} ${formatValue(program, variable.type, value)}`;
}

/** What a lane says in a row of the timeline: that it goes on with an old value, or that a load has taken one. */
export function oldEventWords(program: Program, event: OldEvent): string {
  const { name, type } = slotAt(program, event.place);
  const value = formatValue(program, type, event.value);
  return event.kind === 'kept' ? `keeps the old ${name}, ${value}` : `sees the old ${name}, ${value}`;
}

/** The same where there is little room. */
export function shortOldWords(program: Program, event: OldEvent): string {
  return `old ${oldWords(program, event.place, event.value)}`;
}
