// Reading a packed state, and printing its values as the scenario writes them.

import { defined } from '../base/defined.ts';
import type { ValueType } from '../model/code.ts';
import type { SlotIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';

/** The value of a slot in a packed state; a slot that lives only inside a step reads as 0. */
export function readSlot(program: Program, state: Uint32Array, slot: SlotIndex): number {
  const { word, shift, bits, min } = program.slots[slot] ?? { word: 0, shift: 0, bits: 0, min: 0 };
  if (word >= program.words) return 0;
  return ((defined(state[word]) >>> shift) & (2 ** bits - 1)) + min;
}

/** `true`, `BLOCKED`, `v[0]`, `NULL`, `free`, `3`. */
export function formatValue(program: Program, type: ValueType, value: number): string {
  switch (type.kind) {
    case 'bool':
      return value === 0 ? 'false' : 'true';
    case 'int':
      return String(value);
    case 'enum':
      return type.members[value] ?? String(value);
    case 'chart':
      return program.charts[type.chart]?.states[value] ?? String(value);
    case 'lock':
      return value === 0 ? 'free' : (program.actors[value - 1]?.name ?? String(value));
    case 'task':
      return value === 0 ? 'NULL' : (program.actors[value - 1]?.name ?? String(value));
  }
}

/** The value of a slot, printed. */
export function showSlot(program: Program, state: Uint32Array, slot: SlotIndex): string {
  const type = program.slots[slot]?.type ?? { kind: 'int' };
  return formatValue(program, type, readSlot(program, state, slot));
}
