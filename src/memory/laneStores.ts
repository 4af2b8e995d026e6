// What a lane keeps, as facts for whoever shows it.

import { readSlot } from '../engine/values.ts';
import { type LaneIndex, laneIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import { laneIndices } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

/** A store that waits in a lane's buffer: the slot that it is for, and the value that the slot will have. */
export interface WaitingStore {
  readonly slot: SlotIndex;
  readonly value: number;
}

/** For each lane what waits in its store buffer, oldest first; undefined where the memory model has no buffers. */
export type LaneStores = (state: Uint32Array) => readonly (readonly WaitingStore[] | undefined)[];

interface Buffer {
  readonly count: SlotIndex;
  readonly entries: readonly { readonly address: SlotIndex; readonly value: SlotIndex }[];
}

/** Makes the function that tells what waits in a state of the program. */
export function laneStores(program: Program): LaneStores {
  const buffers = laneIndices(program).map((lane) => bufferOf(program, laneIndex(lane)));
  return (state) =>
    buffers.map((buffer) => {
      if (buffer === undefined) return undefined;
      const entries = buffer.entries.slice(0, readSlot(program, state, buffer.count));
      return entries.map(({ address, value }) => ({
        slot: slotIndex(readSlot(program, state, address)),
        value: readSlot(program, state, value),
      }));
    });
}

function bufferOf({ slots }: Program, lane: LaneIndex): Buffer | undefined {
  const find = (kind: 'buffer count' | 'buffer address' | 'buffer value'): readonly SlotIndex[] =>
    slots.flatMap(({ role }, slot) => (role.kind === kind && role.lane === lane ? [slotIndex(slot)] : []));
  const [count] = find('buffer count');
  if (count === undefined) return undefined;
  const values = find('buffer value');
  const entries = find('buffer address').flatMap((address, entry) => {
    const value = values[entry];
    return value === undefined ? [] : [{ address, value }];
  });
  return { count, entries };
}
