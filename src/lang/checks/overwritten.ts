// Writes of ghosts that properties read, and whether any state shows what they wrote.

import type { AskedPart } from '../../model/claims.ts';
import type { Instruction } from '../../model/code.ts';
import type { Program } from '../../model/program.ts';
import { placeSlots, reachOf, slotsOf } from '../../model/slotsOf.ts';

type Write = Instruction & { readonly op: 'write' };

/** One part for each ghost write and property: it matters unless, on every way to the end of its step, it is written over. */
export function ghostParts({
  slots,
  properties,
  prologue,
  choices,
}: Pick<Program, 'slots' | 'properties' | 'prologue' | 'choices'>): readonly AskedPart[] {
  const isGhost = (slot: number): boolean => slots[slot]?.role.kind === 'ghost';
  if (!slots.some((_, slot) => isGhost(slot))) return [];
  const steps = [...prologue, ...choices.map(({ code }) => code)];
  const writes = steps.flatMap((code) =>
    code.flatMap((instruction, index) =>
      instruction.op === 'write' && reachOf(instruction.place).some(isGhost)
        ? [{ code, index, instruction }]
        : [],
    ),
  );
  const readers = properties.map(({ name, expr, from }) => ({
    name,
    reads: readBy(
      [expr, ...(from === undefined ? [] : [from])].flatMap(slotsOf).filter(isGhost),
      writes.map(({ instruction }) => instruction),
    ),
  }));
  return writes.flatMap(({ code, index, instruction: { place, at } }): readonly AskedPart[] => {
    if (at === 'declaration') return [];
    const targets = reachOf(place);
    const [slot = 0] = targets;
    const value = targets.length > 1 || reachesEnd(code, index + 1, slot, new Set()) ? 1 : 0;
    return readers
      .filter(({ reads }) => targets.some((target) => reads.has(target)))
      .map(({ name }) => ({ kind: 'overwritten', property: name, at, matters: { op: 'const', value } }));
  });
}

/** These slots, and those from which they are computed. */
function readBy(slots: readonly number[], writes: readonly Write[]): ReadonlySet<number> {
  const found = new Set(slots);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { place, value } of writes)
      if (reachOf(place).some((slot) => found.has(slot)))
        for (const slot of [...slotsOf(value), ...placeSlots(place)]) found.add(slot);
  }
  return found;
}

/** Whether some way from an instruction ends the step, or uses the slot for something else, before the slot is written again. */
function reachesEnd(code: readonly Instruction[], from: number, slot: number, seen: Set<number>): boolean {
  for (let index = from; ; index++) {
    const instruction = code[index];
    if (instruction === undefined) return true;
    if (seen.has(index)) return false;
    seen.add(index);
    switch (instruction.op) {
      case 'stop':
      // It may end the run, in a state that shows the ghost.
      case 'assert':
        return true;
      case 'write': {
        const targets = reachOf(instruction.place);
        if (targets.length === 1 && targets[0] === slot) return false;
        if (uses([...slotsOf(instruction.value), ...placeSlots(instruction.place)], slot)) return true;
        break;
      }
      case 'set':
      case 'read':
        if (uses(slotsOf(instruction.value), slot)) return true;
        break;
      case 'branch':
        if (uses(slotsOf(instruction.cond), slot)) return true;
        if (reachesEnd(code, instruction.target, slot, seen)) return true;
        break;
      case 'jump':
        return reachesEnd(code, instruction.target, slot, seen);
      default:
        break;
    }
  }
}

function uses(slots: readonly number[], slot: number): boolean {
  return slots.includes(slot);
}
