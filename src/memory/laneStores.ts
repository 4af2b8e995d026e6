// What a lane keeps, as facts for whoever shows it: stores that wait in its buffer, and old values that it still sees.

import { readSlot } from '../engine/values.ts';
import type { StoreEffect } from '../model/code.ts';
import { type LaneIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import { laneIndices } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { SlotRole } from '../model/slotRole.ts';

/** A store that waits in a lane's buffer. */
export interface WaitingStore {
  /** The slot that it is for; undefined for the release of a lock that has none. */
  readonly slot: SlotIndex | undefined;
  /** What the slot will have, or what is added to it. */
  readonly value: number;
  readonly effect: StoreEffect;
  /** What keeps it behind the store before it. */
  readonly behind: 'nothing' | 'line' | 'release';
}

/** For each lane what waits in its store buffer, oldest first; undefined where the memory model has no buffers. */
export type LaneStores = (state: Uint32Array) => readonly (readonly WaitingStore[] | undefined)[];

/** An old value that a lane still sees. */
export interface OldValue {
  readonly slot: SlotIndex;
  readonly value: number;
}

/** For each lane the old values that it still sees, in order of their places. */
export type LaneOldValues = (state: Uint32Array) => readonly (readonly OldValue[])[];

/** Makes the function that tells what waits in a state of the program. */
export function laneStores(program: Program): LaneStores {
  const buffers = laneIndices(program).map((lane) => bufferOf(program, lane));
  return (state) => buffers.map((buffer) => buffer && storesIn(program, buffer, state));
}

/** Makes the function that tells whether a line stands behind all that waits in a lane. */
export function laneLines(program: Program): (state: Uint32Array) => readonly boolean[] {
  const lines = laneIndices(program).map((lane) => slotsFor(program, lane, 'write barrier')[0]);
  return (state) => lines.map((slot) => slot !== undefined && readSlot(program, state, slot) !== 0);
}

/** Makes the function that tells what is kept in a state of the program. */
export function laneOldValues(program: Program): LaneOldValues {
  const kept = laneIndices(program).map((lane) => keptOf(program, lane));
  return (state) =>
    kept.map((places) =>
      places.flatMap(({ place, keeps, value }) =>
        readSlot(program, state, keeps) === 0
          ? []
          : [{ slot: place, value: readSlot(program, state, value) }],
      ),
    );
}

interface Buffer {
  readonly count: SlotIndex;
  readonly entries: readonly Entry[];
  readonly line: SlotIndex | undefined;
  readonly release: SlotIndex | undefined;
}

interface Entry {
  readonly address: SlotIndex;
  readonly value: SlotIndex;
  readonly effect: SlotIndex | undefined;
}

/** In the order of their numbers in a state. */
const EFFECTS: readonly StoreEffect[] = ['write', 'atomic write', 'atomic add'];

function storesIn(program: Program, buffer: Buffer, state: Uint32Array): readonly WaitingStore[] {
  const read = (slot: SlotIndex | undefined): number =>
    slot === undefined ? 0 : readSlot(program, state, slot);
  return buffer.entries.slice(0, read(buffer.count)).map(({ address, value, effect }, index) => {
    const number = read(address);
    const isLast = index === 1;
    return {
      slot: program.slots[number]?.role.kind === 'memory' ? slotIndex(number) : undefined,
      value: read(value),
      effect: EFFECTS[read(effect)] ?? 'write',
      behind:
        isLast && read(buffer.line) !== 0
          ? 'line'
          : isLast && read(buffer.release) !== 0
            ? 'release'
            : 'nothing',
    };
  });
}

function bufferOf(program: Program, lane: LaneIndex): Buffer | undefined {
  const [count] = slotsFor(program, lane, 'buffer count');
  if (count === undefined) return undefined;
  const [values, effects] = [
    slotsFor(program, lane, 'buffer value'),
    slotsFor(program, lane, 'buffer effect'),
  ];
  const entries = slotsFor(program, lane, 'buffer address').flatMap((address, entry) => {
    const value = values[entry];
    return value === undefined ? [] : [{ address, value, effect: effects[entry] }];
  });
  const [line] = slotsFor(program, lane, 'buffer line');
  const [release] = slotsFor(program, lane, 'buffer release');
  return { count, entries, line, release };
}

function keptOf(
  program: Program,
  lane: LaneIndex,
): readonly { readonly place: SlotIndex; readonly keeps: SlotIndex; readonly value: SlotIndex }[] {
  const values = slotsFor(program, lane, 'kept');
  return slotsFor(program, lane, 'keeps').flatMap((keeps, index) => {
    const [role, value] = [program.slots[keeps]?.role, values[index]];
    return role?.kind === 'keeps' && value !== undefined ? [{ place: role.place, keeps, value }] : [];
  });
}

function slotsFor({ slots }: Program, lane: LaneIndex, kind: SlotRole['kind']): readonly SlotIndex[] {
  return slots.flatMap(({ role }, slot) =>
    role.kind === kind && 'lane' in role && role.lane === lane ? [slotIndex(slot)] : [],
  );
}
