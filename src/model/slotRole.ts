// What the integers of a packed state stand for.

import type { ActorIndex, LaneIndex, SlotIndex, ThreadIndex } from './indices.ts';

/** What a slot of the state is for. */
export type SlotRole =
  | { readonly kind: 'memory'; readonly variable: number }
  | { readonly kind: 'ghost'; readonly variable: number }
  /** `part`: a register or a flag of a guest in assembly. */
  | {
      readonly kind: 'local';
      readonly actor: ActorIndex;
      readonly temporary: boolean;
      readonly part?: 'register' | 'flag';
    }
  | { readonly kind: 'pc'; readonly actor: ActorIndex; readonly thread: ThreadIndex }
  | { readonly kind: 'interrupts on'; readonly lane: LaneIndex }
  | { readonly kind: 'guest interrupts on'; readonly actor: ActorIndex }
  /** 1 while the guest's interrupts have to wait for the instruction behind STI. */
  | { readonly kind: 'interrupt shadow'; readonly actor: ActorIndex }
  | { readonly kind: 'pending'; readonly actor: ActorIndex }
  | { readonly kind: 'in flight'; readonly actor: ActorIndex }
  | { readonly kind: 'buffer count'; readonly lane: LaneIndex }
  | { readonly kind: 'buffer address'; readonly lane: LaneIndex; readonly entry: number }
  | { readonly kind: 'buffer value'; readonly lane: LaneIndex; readonly entry: number }
  /** What the entry does to memory: writes, or writes or adds as an atomic. */
  | { readonly kind: 'buffer effect'; readonly lane: LaneIndex; readonly entry: number }
  /** 1 where the second entry stands behind a write barrier, or is a release. */
  | { readonly kind: 'buffer line' | 'buffer release'; readonly lane: LaneIndex }
  /** 1 where a write barrier stands behind the last entry. */
  | { readonly kind: 'write barrier'; readonly lane: LaneIndex }
  /** 1 where the lane still sees the old value of a place, and the value. */
  | { readonly kind: 'keeps' | 'kept'; readonly lane: LaneIndex; readonly place: SlotIndex }
  /** 1 where what the lane sees of `head` is newer than what it keeps of `place`: in memory, or as it keeps it. */
  | {
      readonly kind: 'newer in memory' | 'newer as kept';
      readonly lane: LaneIndex;
      readonly place: SlotIndex;
      readonly head: number;
    }
  /** 1 where what the local holds was stored after what the lane keeps of `place` had been replaced. */
  | {
      readonly kind: 'newer in local';
      readonly lane: LaneIndex;
      readonly place: SlotIndex;
      readonly local: SlotIndex;
    }
  /** Lives only inside a step, and belongs to no text. */
  | { readonly kind: 'scratch' }
  | { readonly kind: 'fault' };
