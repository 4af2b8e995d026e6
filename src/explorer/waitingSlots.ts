// What the words about a stuck run can depend on.

import { defined } from '../base/defined.ts';
import { readSlot } from '../engine/values.ts';
import type { Thread } from '../model/actors.ts';
import type { Condition } from '../model/conditions.ts';
import type { SlotIndex } from '../model/indices.ts';
import { rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import { slotsOf } from '../model/slotsOf.ts';

/**
 * For states in which nobody can move: the slots on which it depends who waits where, what for, and whether the run
 * would be at rest without him. All positions come first, so that lists of values that are equal mean the same.
 */
export function waitingSlots(program: Program): (state: Uint32Array) => readonly SlotIndex[] {
  const threads = program.actors.flatMap((actor) => actor.threads);
  const positions = threads.map((thread) => thread.pc);
  const always = [
    ...positions,
    ...slotsOf(program.rest),
    ...program.actors.flatMap((actor) => slotsTested(actor.gate)),
  ];
  const here = threads.map((thread) => thread.locations.map((_, index) => slotsHere(program, thread, index)));
  const known = new Map<string, readonly SlotIndex[]>();
  return (state) => {
    const where = positions.map((slot) => readSlot(program, state, slot));
    const key = where.join(' ');
    const found = known.get(key) ?? [
      ...new Set([
        ...always,
        ...where.flatMap((position, thread) => defined(defined(here[thread])[position])),
      ]),
    ];
    known.set(key, found);
    return found;
  };
}

function slotsHere(program: Program, thread: Thread, index: number): readonly SlotIndex[] {
  const location = thread.locations[index];
  if (location === undefined) return [];
  const { kind, choices, loop } = location;
  const rows = kind.kind === 'in guest' ? kind.choices.flat() : choices;
  const guards = rows.flatMap((row) => slotsTested(rowAt(program, row).guard));
  return loop === undefined ? guards : [...guards, ...slotsOf(loop)];
}

/** Slots that conditions look at, and those that their reasons name. */
function slotsTested(conditions: readonly Condition[]): readonly SlotIndex[] {
  return conditions.flatMap(({ test, reason }) =>
    reason.kind === 'lock'
      ? [...slotsOf(test), ...slotsOf({ op: 'load', place: reason.place })]
      : slotsOf(test),
  );
}
