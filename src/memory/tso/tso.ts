// x86-TSO: each lane has a FIFO store buffer, and its loads see it first (Sewell et al., "x86-TSO: a rigorous and usable
// programmer's model for x86 multiprocessors", CACM 2010). LOCKed operations, fences and VM entry wait until it is empty.

import { laneIndex } from '../../model/indices.ts';
import { BUFFER_SLOTS, BUFFER_SLOTS_MAX } from '../../model/limits.ts';
import type {
  DeclareSlot,
  Extent,
  Lower,
  LoweringTarget,
  Memory,
  Need,
  Operation,
  ProgramMemory,
} from '../memory.ts';
import { StoreBuffer } from './storeBuffer.ts';
import { StoreLowering } from './storeLowering.ts';

export const tso: Memory = {
  name: 'tso',
  delays: true,
  buffer: { least: BUFFER_SLOTS, most: BUFFER_SLOTS_MAX },
  need: (operation) => needs[operation],
  begin: (shared, stores) => new BufferedMemory(shared, stores),
};

/**
 * A spinlock is released by a plain store, a mutex by a LOCKed operation. An interrupt is sent when the stores before it
 * are in memory: a write to the x2APIC does not wait for them by itself, so that the kernel puts an mfence before it.
 */
const needs: Readonly<Record<Operation, Need | undefined>> = {
  store: 'room',
  unlock: 'room',
  'unlock of a mutex': 'empty',
  lock: 'empty',
  section: 'empty',
  fence: 'empty',
  'VM entry': 'empty',
  raise: 'empty',
};

class BufferedMemory implements ProgramMemory {
  readonly lanes: StoreBuffer[] = [];
  private readonly shared: Extent;
  private readonly stores: number;

  constructor(shared: Extent, stores: number) {
    this.shared = shared;
    this.stores = stores;
  }

  addLane(declare: DeclareSlot): void {
    this.lanes.push(new StoreBuffer(laneIndex(this.lanes.length), this.stores, this.shared, declare));
  }

  lowering(target: LoweringTarget): Lower {
    const stores = new StoreLowering(this.lanes, target);
    return (instruction) => {
      switch (instruction.op) {
        case 'push':
          return stores.push(instruction);
        case 'drain':
          return stores.drain(instruction);
        default:
          return [instruction];
      }
    };
  }
}
