// What the code of each lane does with memory, as far as it decides what the lane has to keep.

import type { Check } from '../model/code.ts';
import { type SlotIndex, slotIndex } from '../model/indices.ts';

/** Stands for the lane's own last unlock among the heads. */
export const OWN_UNLOCK = slotIndex(-1);

export interface Usage {
  readonly lanes: readonly LaneUsage[];
  /** Slots that the environment writes. */
  readonly environment: ReadonlySet<SlotIndex>;
  /** One more than the greatest number that a buffer may hold for a place or a lock. */
  readonly numbers: number;
}

/** Slots of memory, unless it says otherwise. */
export interface LaneUsage {
  /** Read by plain loads. */
  readonly loads: ReadonlySet<SlotIndex>;
  /** Written by stores that may wait. */
  readonly stores: ReadonlySet<SlotIndex>;
  /** The same, by atomics that nobody waits for. */
  readonly sent: ReadonlySet<SlotIndex>;
  /** Least and greatest value that such a one adds. */
  readonly added: { readonly min: number; readonly max: number };
  /** What is tested when a sum reaches memory. */
  readonly sums: ReadonlyMap<SlotIndex, Check>;
  /** Written at once. */
  readonly writes: ReadonlySet<SlotIndex>;
  readonly lines: boolean;
  readonly releases: boolean;
  /** What the lane's order hangs on when it reads it: read with acquire, taken as a lock, or used as an index later. */
  readonly heads: ReadonlySet<SlotIndex>;
  /** What is stored there may hang on what the lane has read of shared memory. */
  readonly hanging: ReadonlySet<SlotIndex>;
  /** Locals that an index may come from, and what it may be an index into. */
  readonly indexing: ReadonlyMap<SlotIndex, ReadonlySet<SlotIndex>>;
  /** Numbers of the locks whose unlock may wait: slots of fine locks, and what coarse ones are known by. */
  readonly unlocks: ReadonlySet<SlotIndex>;
}
