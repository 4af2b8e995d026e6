// Which slots of the state an expression can look at, and its parts.

import type { Expr, Place } from './code.ts';
import { indicesOf, partsOf } from './exprParts.ts';
import { type SlotIndex, slotIndex } from './indices.ts';
import type { ViewEntry } from './program.ts';

/** All slots that an expression can look at, whatever the state. */
export function slotsOf(expr: Expr): readonly SlotIndex[] {
  return [...ownSlots(expr), ...partsOf(expr).flatMap(slotsOf)];
}

function ownSlots(expr: Expr): readonly SlotIndex[] {
  if ('slot' in expr) return [expr.slot];
  return 'place' in expr ? reachOf(expr.place) : [];
}

/** The slots that a place can name, whatever its indices, and those that the indices look at. */
export function placeSlots(place: Place): readonly SlotIndex[] {
  return [...reachOf(place), ...indicesOf(place).flatMap(slotsOf)];
}

/** The slots that a place can name. */
export function reachOf({ base, terms }: Place): readonly SlotIndex[] {
  return terms.reduce<readonly SlotIndex[]>(
    (slots, { count, stride }) =>
      slots.flatMap((slot) => Array.from({ length: count }, (_, index) => slotIndex(slot + index * stride))),
    [base],
  );
}

/** The conditions that all must hold for this one to hold. */
export function conjuncts(test: Expr): readonly Expr[] {
  return test.op === 'and' ? test.args.flatMap(conjuncts) : [test];
}

export type BufferedLoad = Extract<Expr, { readonly op: 'buffered load' }>;

/** The loads in an expression that see memory as their lane does. */
export function loadsIn(expr: Expr): readonly BufferedLoad[] {
  const inside = partsOf(expr).flatMap(loadsIn);
  return expr.op === 'buffered load' ? [expr, ...inside] : inside;
}

/** The entries of its lane's view that a load may have to look at. */
export function viewFor({ place, fresh }: BufferedLoad, view: readonly ViewEntry[]): readonly ViewEntry[] {
  const reach = new Set(reachOf(place));
  return view.filter(({ address }) => {
    // Only what a lane keeps of one place has a fixed address.
    if (address.op !== 'const') return true;
    return fresh !== true && reach.has(slotIndex(address.value));
  });
}
