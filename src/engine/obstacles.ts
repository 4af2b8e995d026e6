// What keeps an actor from moving, with what the failing conditions looked at.

import type { Location } from '../model/actors.ts';
import type { Expr } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import { type SlotIndex, slotIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import type { Obstacle, Seen } from '../model/run.ts';
import { slotsOf } from '../model/slotsOf.ts';
import { readSlot } from './values.ts';

/** A condition that does not hold in a state. */
export function obstacleOf(program: Program, state: Uint32Array, { reason, test }: Condition): Obstacle {
  // Of a lock, its holder tells everything.
  const looked: Expr = reason.kind === 'lock' ? { op: 'load', place: reason.place } : test;
  return { reason, seen: seenBy(program, state, looked) };
}

/** What keeps the loop going that a task sleeps in; undefined where that cannot be said. */
export function loopOf(program: Program, state: Uint32Array, place: Location): readonly Seen[] | undefined {
  if (place.loop === undefined) return undefined;
  const locals = slotsOf(place.loop).filter((slot) => program.slots[slot]?.role.kind === 'local');
  if (locals.some((slot) => !place.live.includes(slot))) return undefined;
  const seen = seenBy(program, state, place.loop);
  return seen.length === 0 ? undefined : seen;
}

/** The variables that a condition looks at in a state, with their values. */
export function seenBy(program: Program, state: Uint32Array, test: Expr): readonly Seen[] {
  const slots = [...new Set(memorySlots(program, state, test))];
  return slots.map((slot) => ({ slot, value: readSlot(program, state, slot) }));
}

function memorySlots(program: Program, state: Uint32Array, expr: Expr): readonly SlotIndex[] {
  switch (expr.op) {
    case 'const':
    case 'enabled':
    case 'can move':
    case 'failed':
      return [];
    case 'slot':
    case 'one of':
      return [expr.slot];
    case 'load':
    case 'buffered load':
    case 'address': {
      const offset = expr.place.terms.reduce(
        (sum, term) => sum + indexOf(program, state, term.index) * term.stride,
        0,
      );
      return [slotIndex(expr.place.base + offset)];
    }
    case 'not':
    case 'negate':
    case 'complement':
      return memorySlots(program, state, expr.arg);
    case 'binary':
      return [expr.left, expr.right].flatMap((side) => memorySlots(program, state, side));
    case 'and':
    case 'or':
      return expr.args.flatMap((arg) => memorySlots(program, state, arg));
    case 'if':
      return [expr.cond, expr.yes, expr.no].flatMap((part) => memorySlots(program, state, part));
  }
}

/** An index is a constant or a local. */
function indexOf(program: Program, state: Uint32Array, index: Expr): number {
  if (index.op === 'const') return index.value;
  return index.op === 'slot' ? readSlot(program, state, index.slot) : 0;
}
