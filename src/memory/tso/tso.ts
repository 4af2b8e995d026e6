// x86-TSO: each lane has a FIFO store buffer, and its loads see it first (Sewell et al., "x86-TSO: a rigorous and usable
// programmer's model for x86 multiprocessors", CACM 2010). LOCKed operations, fences and VM entry wait until it is empty.

import { laneIndex, type SlotIndex } from '../../model/indices.ts';
import { BUFFER_SLOTS, BUFFER_SLOTS_MAX } from '../../model/limits.ts';
import type { DeclareSlot, Extent, Lower, LoweringTarget, Memory, ProgramMemory } from '../memory.ts';
import { only } from '../strong.ts';
import { StoreBuffer } from './storeBuffer.ts';
import { StoreLowering } from './storeLowering.ts';

export const tso: Memory = {
  name: 'tso',
  delays: true,
  keeps: false,
  leftOut: [],
  buffer: { least: BUFFER_SLOTS, most: BUFFER_SLOTS_MAX },
  begin: (shared, stores) => new BufferedMemory(shared, stores),
};

class BufferedMemory implements ProgramMemory {
  readonly lanes: StoreBuffer[] = [];
  readonly environment = undefined;
  private readonly shared: Extent;
  private readonly stores: number;

  constructor(shared: Extent, stores: number) {
    this.shared = shared;
    this.stores = stores;
  }

  addLane(declare: DeclareSlot): void {
    this.lanes.push(new StoreBuffer(laneIndex(this.lanes.length), this.stores, this.shared, declare));
  }

  /** A buffer is the same whatever the code does. */
  prepare(): void {}

  mates(): readonly SlotIndex[] {
    return [];
  }

  lowering(target: LoweringTarget): Lower {
    const stores = new StoreLowering(this.lanes, target);
    return {
      instruction: (instruction) => {
        switch (instruction.op) {
          case 'push':
            return stores.push(instruction);
          case 'drain':
            return stores.drain(instruction);
          default:
            return [only(instruction)];
        }
      },
      atEnd: () => [],
    };
  }
}
