// What keeps an actor from moving, with what the failing conditions looked at.

import type { Location } from '../model/actors.ts';
import type { Expr } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import { partsOf } from '../model/exprParts.ts';
import { type LaneIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import type { Obstacle, Seen } from '../model/run.ts';
import { slotsOf } from '../model/slotsOf.ts';
import type { Machine } from './machine.ts';
import { readSlot } from './values.ts';

/** A condition that does not hold in a state. */
export function obstacleOf(machine: Machine, state: Uint32Array, { reason, test }: Condition): Obstacle {
  // Of a lock, its holder tells everything.
  const looked: Expr = reason.kind === 'lock' ? { op: 'load', place: reason.place } : test;
  return { reason, seen: seenBy(machine, state, looked) };
}

/** What keeps the loop going that a task sleeps in; undefined where that cannot be said. */
export function loopOf(machine: Machine, state: Uint32Array, place: Location): readonly Seen[] | undefined {
  if (place.loop === undefined) return undefined;
  const { slots } = machine.program;
  const locals = slotsOf(place.loop).filter((slot) => slots[slot]?.role.kind === 'local');
  if (locals.some((slot) => !place.live.includes(slot))) return undefined;
  const seen = seenBy(machine, state, place.loop);
  return seen.length === 0 ? undefined : seen;
}

/** The variables that a condition looks at in a state, with their values as whoever looks sees them. */
export function seenBy(machine: Machine, state: Uint32Array, test: Expr): readonly Seen[] {
  const { program } = machine;
  const seen = new Map<SlotIndex, Seen>();
  for (const { slot, lane } of looksAt(program, state, test)) {
    const memory = readSlot(program, state, slot);
    const value = lane === undefined ? memory : asSeen(machine, state, slot, lane);
    if (!seen.has(slot)) seen.set(slot, value === memory ? { slot, value } : { slot, value, memory });
  }
  return [...seen.values()];
}

function asSeen(machine: Machine, state: Uint32Array, slot: SlotIndex, lane: LaneIndex): number {
  const load: Expr = { op: 'buffered load', lane, place: { base: slot, terms: [] } };
  return machine.evaluate(machine.condition(load), state, 0);
}

/** A slot that an expression looks at; `lane`: as this lane sees it. */
interface Looked {
  readonly slot: SlotIndex;
  readonly lane: LaneIndex | undefined;
}

function looksAt(program: Program, state: Uint32Array, expr: Expr): readonly Looked[] {
  const all = (parts: readonly Expr[]): readonly Looked[] =>
    parts.flatMap((part) => looksAt(program, state, part));
  switch (expr.op) {
    case 'slot':
    case 'one of':
      return [{ slot: expr.slot, lane: undefined }];
    case 'load':
    case 'buffered load':
    case 'address': {
      const offset = expr.place.terms.reduce(
        (sum, term) => sum + indexOf(program, state, term.index) * term.stride,
        0,
      );
      const slot = slotIndex(expr.place.base + offset);
      return [{ slot, lane: expr.op === 'buffered load' ? expr.lane : undefined }];
    }
    default:
      return all(partsOf(expr));
  }
}

/** An index is a constant or a local. */
function indexOf(program: Program, state: Uint32Array, index: Expr): number {
  if (index.op === 'const') return index.value;
  return index.op === 'slot' ? readSlot(program, state, index.slot) : 0;
}
