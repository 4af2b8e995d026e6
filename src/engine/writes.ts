// Writes of slots, tested as the variable's type asks.

import { defined } from '../base/defined.ts';
import type { Check } from '../model/code.ts';
import type { SlotIndex } from '../model/indices.ts';
import type { Working } from './working.ts';

/** Writes a value into a slot, tested as its type asks. */
export function compileWrite(work: Working, check: Check): (slot: SlotIndex, value: number) => void {
  switch (check.kind) {
    case 'none':
      return (slot, value) => work.set(slot, value);
    case 'range': {
      const { min, max, fault } = check;
      return (slot, value) => (value >= min && value <= max ? work.set(slot, value) : work.fail(fault));
    }
    case 'wrap': {
      const { min } = check;
      const size = 2 ** check.bits;
      return (slot, value) => work.set(slot, ((((value - min) % size) + size) % size) + min);
    }
    case 'chart': {
      const moves = chartMoves(work, check.chart);
      const { states, allowed } = moves;
      const { fault } = check;
      return (slot, value) => {
        const from = work.get(slot);
        if (from !== value && allowed[from * states + value] !== 1) work.fail(fault);
        work.set(slot, value);
      };
    }
  }
}

function chartMoves(work: Working, index: number): { readonly states: number; readonly allowed: Uint8Array } {
  const { states: names, edges } = defined(work.program.charts[index]);
  const states = names.length;
  const allowed = new Uint8Array(states * states);
  for (const edge of edges) allowed[edge.from * states + edge.to] = 1;
  return { states, allowed };
}
