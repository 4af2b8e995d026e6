// Whether an actor that cannot move would, once it could, write some variable before it came back to where it stands.

import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Thread } from '../model/actors.ts';
import type { Instruction } from '../model/code.ts';
import { type ActorIndex, type Pc, type SlotIndex, slotIndex } from '../model/indices.ts';
import { actorAt, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import { placeSlots } from '../model/slotsOf.ts';
import { readSlot } from './values.ts';

/**
 * True where every way on from where the actor stands writes one of the slots before it ends or comes back. Loops are
 * taken to end. Of a vCPU that enters a guest on the way nothing is said: false.
 */
export function owesWrite(
  program: Program,
  state: Uint32Array,
  actor: ActorIndex,
  slots: ReadonlySet<SlotIndex>,
): boolean {
  const [thread] = actorAt(program, actor).threads;
  if (thread === undefined) return false;
  const start = readSlot(program, state, thread.pc);
  const seen = new Set([start]);
  // The set grows while it is walked: that is the queue.
  for (const location of seen) {
    const rows = defined(thread.locations[location]).choices;
    if (rows.length === 0) return false;
    for (const row of rows) {
      for (const end of endsWithoutWrite(thread, rowAt(program, row).code, slots)) {
        if (end === start || defined(thread.locations[end]).kind.kind !== 'ready') return false;
        seen.add(end);
      }
    }
  }
  return true;
}

/** Locations at which a step can end that has not written any of the slots. */
function endsWithoutWrite(
  thread: Thread,
  code: readonly Instruction[],
  slots: ReadonlySet<SlotIndex>,
): ReadonlySet<Pc> {
  const ends = new Set<Pc>();
  const seen = new Set([0]);
  for (const index of seen) {
    const instruction = code[index];
    if (instruction === undefined) continue;
    if (instruction.op === 'stop' && instruction.slot === thread.pc) ends.add(instruction.pc);
    if (writesOne(instruction, slots)) continue;
    for (const next of successors(instruction, index)) seen.add(next);
  }
  return ends;
}

function successors(instruction: Instruction, index: number): readonly number[] {
  if (instruction.op === 'jump') return [instruction.target];
  return instruction.op === 'branch' ? [index + 1, instruction.target] : [index + 1];
}

/** A write to one of several elements counts only where all of them are meant. */
function writesOne(instruction: Instruction, slots: ReadonlySet<SlotIndex>): boolean {
  switch (instruction.op) {
    case 'write':
      return placeSlots(instruction.place).every((slot) => slots.has(slot));
    case 'set':
      return slots.has(instruction.slot);
    // A store that waits in a buffer comes to memory by itself.
    case 'tell':
      return instruction.slot.op === 'const' && slots.has(slotIndex(instruction.slot.value));
    case 'read':
    case 'label':
    case 'assert':
    case 'raise':
    case 'unraise':
    case 'branch':
    case 'jump':
    case 'note':
    case 'stop':
      return false;
    default:
      return unreachable(instruction);
  }
}
