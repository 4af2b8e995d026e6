// Reasons in words.

import { unreachable } from '../base/unreachable.ts';
import type { Expr, TextRange } from '../model/code.ts';
import type { Condition, Location, Program } from '../model/program.ts';
import { slotsOf } from '../model/slotsOf.ts';
import { spoken } from './names.ts';
import { readSlot, showSlot } from './values.ts';

/** 1-based line of a range's start. */
export function lineOf(program: Program, at: TextRange): number {
  return program.text.slice(0, at.from).split('\n').length;
}

/** The scenario's own words, on one line and not too long. */
export function quote(program: Program, at: TextRange): string {
  const words = program.text.slice(at.from, at.to).replace(/\s+/g, ' ').trim();
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}

/** Why conditions that are false keep an actor from moving, as one clause without a full stop. */
export function reasonClauses(program: Program, state: Uint32Array, failing: readonly Condition[]): string {
  const ways = failing.flatMap(({ reason }) => (reason.kind === 'when' ? [quote(program, reason.at)] : []));
  const others = failing.filter(({ reason }) => reason.kind !== 'when');
  const clauses = others
    .filter((condition) => !isAwaitOfNothing(program, state, condition))
    .map((condition) => reasonClause(program, state, condition));
  if (ways.length > 0) clauses.push(`no way is open, it would take ${ways.join(' or ')}`);
  // `await false`, or a `choose` of which the settings have left nothing: code that never ends.
  return clauses.length === 0 ? 'it stays where it is' : [...new Set(clauses)].join('; ');
}

/** It awaits what no variable can change. */
function isAwaitOfNothing(program: Program, state: Uint32Array, { reason, test }: Condition): boolean {
  return reason.kind === 'await' && values(program, state, test) === '';
}

/** Why a condition that is false keeps an actor from moving: a clause without a full stop. */
function reasonClause(program: Program, state: Uint32Array, condition: Condition): string {
  const { reason } = condition;
  const name = (actor: number): string => spoken(program.actors[actor]?.name ?? '');
  const lane = (index: number): string => spoken(program.lanes[index]?.name ?? '');
  switch (reason.kind) {
    case 'gate':
      return `its gate is closed, ${values(program, state, condition.test)}`;
    case 'masked':
      return `it is masked, ${values(program, state, condition.test)}`;
    case 'await':
      return `it awaits ${quote(program, reason.at).replace(/^\w+\s+|;$/g, '')}; ${values(program, state, condition.test)}`;
    case 'when':
      return `it takes ${quote(program, reason.at)}`;
    case 'handler active':
      return `suspended by the handler ${name(reason.handler)}`;
    case 'interrupt first':
    case 'signal first':
      return `${name(reason.handler)} is pending and goes first`;
    case 'guest must exit':
      return `${name(reason.handler)} is pending: the guest must exit`;
    case 'lock': {
      const [slot = reason.place.base] = memorySlots(program, state, { op: 'load', place: reason.place });
      return `it waits for ${program.slots[slot]?.name ?? 'the lock'}, held by ${spoken(showSlot(program, state, slot))}`;
    }
    case 'buffer not empty':
      return `it waits until the store buffer of ${lane(reason.lane)} is empty`;
    case 'buffer full':
      return `the store buffer of ${lane(reason.lane)} is full`;
    case 'not pending':
      return 'it is not pending';
    case 'interrupts off':
      return `interrupts are off on ${lane(reason.lane)}`;
    case 'lane in guest':
      return `${lane(reason.lane)} is in a guest, which must exit first`;
    case 'interrupt shadow':
      return `${name(reason.actor)} has just turned its interrupts on: one more instruction comes first`;
    case 'inside an instruction':
      return `${name(reason.actor)} is in the middle of an instruction`;
    case 'finished':
      return `${name(reason.actor)} has finished`;
    case 'not in guest':
      return `${name(reason.actor)} is not in its guest`;
    case 'buffer empty':
      return 'its store buffer is empty';
    case 'not in flight':
      return 'nothing is in flight';
    default:
      return unreachable(reason);
  }
}

/** `while ev[0].set is false`: what keeps the loop going that a task sleeps in; undefined where that cannot be said. */
export function loopClause(program: Program, state: Uint32Array, place: Location): string | undefined {
  if (place.loop === undefined) return undefined;
  const locals = slotsOf(place.loop).filter((slot) => program.slots[slot]?.role.kind === 'local');
  if (locals.some((slot) => !place.live.includes(slot))) return undefined;
  const words = values(program, state, place.loop);
  return words === '' ? undefined : `while ${words}`;
}

/** The variables that a condition looks at, with their values: `pcpu[0].cur is IDLE`. */
function values(program: Program, state: Uint32Array, test: Expr): string {
  const slots = [...new Set(memorySlots(program, state, test))];
  return slots
    .map((slot) => `${program.slots[slot]?.name ?? ''} is ${showSlot(program, state, slot)}`)
    .join(', ');
}

function memorySlots(program: Program, state: Uint32Array, expr: Expr): readonly number[] {
  switch (expr.op) {
    case 'const':
    case 'enabled':
      return [];
    case 'slot':
    case 'one of':
      return [expr.slot];
    case 'load':
    case 'buffered load': {
      const offset = expr.place.terms.reduce(
        (sum, term) => sum + indexOf(program, state, term.index) * term.stride,
        0,
      );
      return [expr.place.base + offset];
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
