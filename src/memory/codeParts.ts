// Pieces of lowered code.

import type { Check, Expr, Instruction, Place } from '../model/code.ts';
import { type SlotIndex, slotIndex } from '../model/indices.ts';

export const untested: Check = { kind: 'none' };

export function set(target: number, value: Expr, check: Check = untested): Instruction {
  return { op: 'set', slot: slotIndex(target), value, check, at: undefined };
}

/** Goes on behind the branch where the condition holds, else at `target`. */
export function unless(cond: Expr, target: number): Instruction {
  return { op: 'branch', cond, target, at: undefined };
}

/** `code` where the condition holds. Jumps in it count from its beginning. */
export function when(cond: Expr, code: readonly Instruction[]): readonly Instruction[] {
  if (code.length === 0 || (cond.op === 'const' && cond.value === 0)) return [];
  if (cond.op === 'const') return code;
  return [unless(cond, code.length + 1), ...shifted(code, 1)];
}

/** One piece behind the other, each with jumps that count from its own beginning. */
export function sequence(...pieces: readonly (readonly Instruction[])[]): readonly Instruction[] {
  const out: Instruction[] = [];
  for (const piece of pieces) out.push(...shifted(piece, out.length));
  return out;
}

/** The first piece whose condition holds, none where none does. */
export function firstOf(
  ways: readonly { readonly when: Expr; readonly code: readonly Instruction[] }[],
): readonly Instruction[] {
  const [way, ...others] = ways;
  if (way === undefined) return [];
  if (way.when.op === 'const' && way.when.value !== 0) return way.code;
  const rest = firstOf(others);
  if (rest.length === 0) return when(way.when, way.code);
  const jump: Instruction = { op: 'jump', target: way.code.length + 2 + rest.length };
  const other = way.code.length + 2;
  return [unless(way.when, other), ...shifted(way.code, 1), jump, ...shifted(rest, other)];
}

function shifted(code: readonly Instruction[], by: number): readonly Instruction[] {
  return code.map((i) => (i.op === 'jump' || i.op === 'branch' ? { ...i, target: i.target + by } : i));
}

export function compare(left: Expr, operator: '==' | '!=' | '<' | '>', right: Expr): Expr {
  return { op: 'binary', operator, left, right, fault: 0 };
}

export function equals(left: Expr, value: number): Expr {
  return compare(left, '==', constant(value));
}

export function sum(left: Expr, right: Expr): Expr {
  return { op: 'binary', operator: '+', left, right, fault: 0 };
}

export function not(arg: Expr): Expr {
  return { op: 'not', arg };
}

/** True where all hold; what is known to hold is left out. */
export function allOf(...args: readonly Expr[]): Expr {
  if (args.some((arg) => arg.op === 'const' && arg.value === 0)) return constant(0);
  const open = args.filter((arg) => arg.op !== 'const' || arg.value === 0);
  const [only] = open;
  if (only === undefined) return constant(1);
  return open.length === 1 ? only : { op: 'and', args: open };
}

/** True where one holds; what is known not to hold is left out. */
export function anyOf(...args: readonly Expr[]): Expr {
  if (args.some((arg) => arg.op === 'const' && arg.value !== 0)) return constant(1);
  const open = args.filter((arg) => arg.op !== 'const' || arg.value !== 0);
  const [only] = open;
  if (only === undefined) return constant(0);
  return open.length === 1 ? only : { op: 'or', args: open };
}

export function slot(index: number): Expr {
  return { op: 'slot', slot: slotIndex(index) };
}

export function constant(value: number): Expr {
  return { op: 'const', value };
}

export function placeOf(base: number): Place {
  return { base: slotIndex(base), terms: [] };
}

/** The number of the slot or lock that a place names. */
export function addressOf(place: Place): Expr {
  return place.terms.length === 0 ? constant(place.base) : { op: 'address', place };
}

/** 1 where the address is this one. */
export function isAt(address: Expr, place: SlotIndex): Expr {
  if (address.op === 'const') return constant(address.value === place ? 1 : 0);
  return equals(address, place);
}

/** The slot with the number that the expression gives, which is at most `last`: all of memory is one array, from slot 0 on. */
export function slotNumbered(address: Expr, last: number): Place {
  return { base: slotIndex(0), terms: [{ index: address, count: last + 1, stride: 1, fault: 0 }] };
}
