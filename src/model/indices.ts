// Numbers that stand for things of a program. Each counts from 0 in a list of its own, and the types keep them apart: a
// lane is no slot, and neither is the 0 that stood where a number was missing. They cost nothing while the program runs.

declare const list: unique symbol;

type IndexInto<List extends string> = number & { readonly [list]: List };

/** Into `Program.slots`. */
export type SlotIndex = IndexInto<'slots'>;
/** Into `Program.lanes`. */
export type LaneIndex = IndexInto<'lanes'>;
/** Into `Program.actors`. */
export type ActorIndex = IndexInto<'actors'>;
/** Into `Program.choices`, the step table. */
export type RowIndex = IndexInto<'choices'>;
/** Into the threads of an actor. */
export type ThreadIndex = IndexInto<'threads'>;
/** A program counter: into the locations of a thread. */
export type Pc = IndexInto<'locations'>;

/** The host program of an actor, or all that a handler has. */
export const HOST = threadIndex(0);

// Where a number becomes an index: a list was counted, or a state says where a thread stands. Overloads, so that no cast
// is needed.

export function slotIndex(index: number): SlotIndex;
export function slotIndex(index: number): number {
  return index;
}

export function laneIndex(index: number): LaneIndex;
export function laneIndex(index: number): number {
  return index;
}

export function actorIndex(index: number): ActorIndex;
export function actorIndex(index: number): number {
  return index;
}

export function rowIndex(index: number): RowIndex;
export function rowIndex(index: number): number {
  return index;
}

export function threadIndex(index: number): ThreadIndex;
export function threadIndex(index: number): number {
  return index;
}

export function pcIndex(index: number): Pc;
export function pcIndex(index: number): number {
  return index;
}
