// Which slots of the state an expression can look at, and its parts.

import { unreachable } from '../base/unreachable.ts';
import type { Expr, Place } from './code.ts';
import { type SlotIndex, slotIndex } from './indices.ts';
import type { ViewEntry } from './program.ts';

/** All slots that an expression can look at, whatever the state. */
export function slotsOf(expr: Expr): readonly SlotIndex[] {
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
    case 'address':
      return placeSlots(expr.place);
    case 'not':
    case 'negate':
    case 'complement':
      return slotsOf(expr.arg);
    case 'binary':
      return [expr.left, expr.right].flatMap(slotsOf);
    case 'and':
    case 'or':
      return expr.args.flatMap(slotsOf);
    case 'if':
      return [expr.cond, expr.yes, expr.no].flatMap(slotsOf);
    default:
      return unreachable(expr);
  }
}

/** The slots that a place can name, whatever its indices, and those that the indices look at. */
export function placeSlots(place: Place): readonly SlotIndex[] {
  return [...reachOf(place), ...place.terms.flatMap((term) => slotsOf(term.index))];
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
  switch (expr.op) {
    case 'buffered load':
      return [expr, ...indicesOf(expr.place)];
    case 'load':
    case 'address':
      return indicesOf(expr.place);
    case 'not':
    case 'negate':
    case 'complement':
      return loadsIn(expr.arg);
    case 'binary':
      return [expr.left, expr.right].flatMap(loadsIn);
    case 'and':
    case 'or':
      return expr.args.flatMap(loadsIn);
    case 'if':
      return [expr.cond, expr.yes, expr.no].flatMap(loadsIn);
    case 'const':
    case 'slot':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return [];
    default:
      return unreachable(expr);
  }
}

function indicesOf({ terms }: Place): readonly BufferedLoad[] {
  return terms.flatMap(({ index }) => loadsIn(index));
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
