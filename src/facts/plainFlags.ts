// Two plain stores of one lane that another lane reads with plain loads, and no barrier on either side: machines that keep
// stores in order show nothing of what a weaker one may do.

import { actorIndex, type LaneIndex, type SlotIndex } from '../model/indices.ts';
import { laneIndices, laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

export interface PlainFlags {
  readonly writer: LaneIndex;
  readonly reader: LaneIndex;
  /** Two places, in the order in which the program has them. */
  readonly places: readonly [SlotIndex, SlotIndex];
}

interface Use {
  readonly stores: Set<SlotIndex>;
  readonly loads: Set<SlotIndex>;
  fenced: boolean;
}

/** The first such pair of a program whose stores wait in buffers; undefined where there is none. */
export function plainFlags(program: Program): PlainFlags | undefined {
  const uses = usesOf(program);
  for (const writer of laneIndices(program))
    for (const reader of laneIndices(program)) {
      const [one, other] = [uses[writer], uses[reader]];
      if (writer === reader || one === undefined || other === undefined || one.fenced || other.fenced)
        continue;
      const [first, second] = [...one.stores]
        .filter((slot) => other.loads.has(slot))
        .toSorted((a, b) => a - b);
      if (first !== undefined && second !== undefined) return { writer, reader, places: [first, second] };
    }
  return undefined;
}

function usesOf(program: Program): readonly Use[] {
  const uses = program.lanes.map((): Use => ({ stores: new Set(), loads: new Set(), fenced: false }));
  for (const { actor, code } of program.choices) {
    const lane = laneOf(program, actorIndex(actor));
    const use = lane === undefined ? undefined : uses[lane];
    if (use === undefined) continue;
    const buffers = code.some(({ op }) => op === 'tell');
    for (const each of code) {
      if (each.op === 'note' && each.what === 'fence') use.fenced = true;
      if (each.op === 'read' && each.value.op === 'buffered load') use.loads.add(each.value.place.base);
      if (buffers && each.op === 'set' && each.value.op === 'address') use.stores.add(each.value.place.base);
    }
  }
  return uses;
}
