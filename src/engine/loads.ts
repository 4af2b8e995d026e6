// What the first load of a step finds, as its lane sees memory.

import type { Expr } from '../model/code.ts';
import { type LaneIndex, type RowIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import { laneOf, rowAt, slotAt } from '../model/lookup.ts';
import type { Machine } from './machine.ts';
import { formatValue, readSlot } from './values.ts';

/** The same load in a run and in the same schedule on another machine, where they do not find the same. */
export interface OtherSight {
  readonly lane: LaneIndex | undefined;
  /** Name of the variable, and what was found, as text. */
  readonly name: string;
  readonly recorded: string;
  readonly here: string;
  /** Memory had another value by then. */
  readonly wasOld: boolean;
}

interface Load {
  readonly slot: SlotIndex;
  readonly value: number;
  readonly isOld: boolean;
}

/** `before`: the state from which a step sets out. Undefined where it loads no shared variable. */
function loadOf(machine: Machine, before: Uint32Array, row: RowIndex): Load | undefined {
  const { program } = machine;
  const read = rowAt(program, row).code.find(({ op }) => op === 'read');
  if (read?.op !== 'read') return undefined;
  const valueIn = (expr: Expr): number => machine.evaluate(machine.condition(expr), before, 0);
  const slot = slotOf(read.value, valueIn);
  if (slot === undefined || slotAt(program, slot).role.kind !== 'memory') return undefined;
  const value = valueIn(read.value);
  return { slot, value, isOld: value !== readSlot(program, before, slot) };
}

function slotOf(read: Expr, valueIn: (expr: Expr) => number): SlotIndex | undefined {
  if (read.op === 'slot') return read.slot;
  if (read.op !== 'load' && read.op !== 'buffered load') return undefined;
  const { place } = read;
  return place.terms.length === 0 ? place.base : slotIndex(valueIn({ op: 'address', place }));
}

/** A step where it was recorded, and on another machine. Undefined where both find the same, or look at different things. */
export function otherSight(recorded: TakenStep, here: TakenStep): OtherSight | undefined {
  const [there, now] = [recorded, here].map(({ machine, before, row }) => loadOf(machine, before, row));
  if (there === undefined || now === undefined || there.value === now.value) return undefined;
  const { program } = recorded.machine;
  const { name, type } = slotAt(program, there.slot);
  if (slotAt(here.machine.program, now.slot).name !== name) return undefined;
  return {
    lane: laneOf(program, rowAt(program, recorded.row).actor),
    name,
    recorded: formatValue(program, type, there.value),
    here: formatValue(program, type, now.value),
    wasOld: there.isOld,
  };
}

interface TakenStep {
  readonly machine: Machine;
  readonly before: Uint32Array;
  readonly row: RowIndex;
}
