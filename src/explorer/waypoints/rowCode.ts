// What the labels and the branches of a step can depend on.

import { unreachable } from '../../base/unreachable.ts';
import type { Instruction } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import type { ChoiceRow } from '../../model/program.ts';
import { placeSlots, slotsOf } from '../../model/slotsOf.ts';

/** Whether a row does the same in all states, as far as labels, pieces of the text and places in memory go. */
export function sameInAllStates({ code }: ChoiceRow): boolean {
  return code.every((each) => {
    switch (each.op) {
      case 'branch':
      case 'tell':
        return false;
      case 'write':
        return each.place.terms.length === 0;
      case 'label':
        return each.parts.every((part) => typeof part === 'string' || part.value.op === 'const');
      default:
        return true;
    }
  });
}

/** The slots that instructions look at. */
export function slotsRead(code: readonly Instruction[]): readonly SlotIndex[] {
  return [...new Set(code.flatMap(slotsReadBy))];
}

function slotsReadBy(each: Instruction): readonly SlotIndex[] {
  switch (each.op) {
    case 'set':
    case 'read':
      return slotsOf(each.value);
    case 'write':
      return [...slotsOf(each.value), ...placeSlots(each.place)];
    case 'tell':
      return [...slotsOf(each.slot), ...slotsOf(each.value)];
    case 'label':
      return each.parts.flatMap((part) => (typeof part === 'string' ? [] : slotsOf(part.value)));
    case 'assert':
    case 'branch':
      return slotsOf(each.cond);
    case 'raise':
    case 'unraise':
      return slotsOf(each.index);
    case 'jump':
    case 'note':
    case 'stop':
      return [];
    default:
      return unreachable(each);
  }
}
