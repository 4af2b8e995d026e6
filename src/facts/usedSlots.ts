// Which slots of the state a program's code, guards and properties can touch at all, whatever the state.

import { unreachable } from '../base/unreachable.ts';
import type { Expr, Instruction } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import type { SlotIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import { placeSlots, slotsOf } from '../model/slotsOf.ts';

/** Slots that some instruction, guard or property of the program names; the others are there for other settings. */
export function usedSlots(program: Program): ReadonlySet<SlotIndex> {
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
  return new Set([...tests.flatMap(slotsOf), ...locks, ...code.flatMap(instructionSlots)]);
}

function instructionSlots(instruction: Instruction): readonly SlotIndex[] {
  switch (instruction.op) {
    case 'set':
    case 'read':
      return [instruction.slot, ...slotsOf(instruction.value)];
    case 'write':
      return [...placeSlots(instruction.place), ...slotsOf(instruction.value)];
    case 'label':
      return instruction.parts.flatMap((part) => (typeof part === 'string' ? [] : slotsOf(part.value)));
    case 'assert':
    case 'branch':
      return slotsOf(instruction.cond);
    case 'raise':
    case 'unraise':
      return slotsOf(instruction.index);
    case 'tell':
    case 'jump':
    case 'note':
    case 'stop':
      return [];
    default:
      return unreachable(instruction);
  }
}
