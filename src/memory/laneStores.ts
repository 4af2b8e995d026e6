// What a lane keeps, as facts for whoever shows it.

import { readSlot } from '../engine/values.ts';
import type { Program } from '../model/program.ts';

/** A store that waits in a lane's buffer: the slot that it is for, and the value that the slot will have. */
export interface WaitingStore {
  readonly slot: number;
  readonly value: number;
}

/** For each lane what waits in its store buffer, oldest first; undefined where the memory model has no buffers. */
export type LaneStores = (state: Uint32Array) => readonly (readonly WaitingStore[] | undefined)[];

interface Buffer {
  readonly count: number;
  readonly entries: readonly { readonly address: number; readonly value: number }[];
}

/** Makes the function that tells what waits in a state of the program. */
export function laneStores(program: Program): LaneStores {
  const buffers = program.lanes.map((_, lane) => bufferOf(program, lane));
  return (state) =>
    buffers.map((buffer) => {
      if (buffer === undefined) return undefined;
      const entries = buffer.entries.slice(0, readSlot(program, state, buffer.count));
      return entries.map(({ address, value }) => ({
        slot: readSlot(program, state, address),
        value: readSlot(program, state, value),
      }));
    });
}

function bufferOf({ slots }: Program, lane: number): Buffer | undefined {
  const find = (kind: 'buffer count' | 'buffer address' | 'buffer value'): readonly number[] =>
    slots.flatMap(({ role }, slot) => (role.kind === kind && role.lane === lane ? [slot] : []));
  const [count] = find('buffer count');
  if (count === undefined) return undefined;
  const values = find('buffer value');
  const entries = find('buffer address').flatMap((address, entry) => {
    const value = values[entry];
    return value === undefined ? [] : [{ address, value }];
  });
  return { count, entries };
}
