// Which slots of the state a program's code, guards and properties can touch at all, whatever the state.

import { unreachable } from '../base/unreachable.ts';
import type { Expr, Instruction, Place } from '../model/code.ts';
import type { Condition, Program } from '../model/program.ts';

/** Slots that some instruction, guard or property of the program names; the others are there for other settings. */
export function usedSlots(program: Program): ReadonlySet<number> {
  const conditions: readonly Condition[] = [
    ...program.choices.flatMap(({ guard }) => guard),
    ...program.actors.flatMap(({ gate }) => gate),
  ];
  const tests: readonly Expr[] = [
    ...conditions.map(({ test }) => test),
    ...program.properties.flatMap(({ from, expr }) => (from === undefined ? [expr] : [from, expr])),
    program.rest,
  ];
  const locks = conditions.flatMap(({ reason }) => (reason.kind === 'lock' ? placeSlots(reason.place) : []));
  const code = [...program.prologue.flat(), ...program.choices.flatMap((choice) => choice.code)];
  return new Set([...tests.flatMap(slotsIn), ...locks, ...code.flatMap(instructionSlots)]);
}

/** All slots that an expression can look at. */
export function slotsIn(expr: Expr): readonly number[] {
  switch (expr.op) {
    case 'const':
    case 'enabled':
      return [];
    case 'slot':
    case 'one of':
      return [expr.slot];
    case 'load':
    case 'buffered load':
      return placeSlots(expr.place);
    case 'not':
    case 'negate':
    case 'complement':
      return slotsIn(expr.arg);
    case 'binary':
      return [expr.left, expr.right].flatMap(slotsIn);
    case 'and':
    case 'or':
      return expr.args.flatMap(slotsIn);
    case 'if':
      return [expr.cond, expr.yes, expr.no].flatMap(slotsIn);
    default:
      return unreachable(expr);
  }
}

function placeSlots({ base, terms }: Place): readonly number[] {
  const reached = terms.reduce<readonly number[]>(
    (slots, { count, stride }) =>
      slots.flatMap((slot) => Array.from({ length: count }, (_, index) => slot + index * stride)),
    [base],
  );
  return [...reached, ...terms.flatMap((term) => slotsIn(term.index))];
}

function instructionSlots(instruction: Instruction): readonly number[] {
  switch (instruction.op) {
    case 'set':
    case 'read':
      return [instruction.slot, ...slotsIn(instruction.value)];
    case 'write':
    case 'push':
      return [...placeSlots(instruction.place), ...slotsIn(instruction.value)];
    case 'label':
      return instruction.parts.flatMap((part) => (typeof part === 'string' ? [] : slotsIn(part.value)));
    case 'assert':
    case 'branch':
      return slotsIn(instruction.cond);
    case 'raise':
    case 'unraise':
      return slotsIn(instruction.index);
    case 'drain':
    case 'jump':
    case 'note':
    case 'stop':
      return [];
    default:
      return unreachable(instruction);
  }
}
