// The memory of a program under x86-TSO: a store buffer for each lane.

import { laneIndex, type SlotIndex } from '../../model/indices.ts';
import type { DeclareSlot, Extent, Lower, LoweringTarget, ProgramMemory } from '../memory.ts';
import { only } from '../strong.ts';
import { StoreBuffer } from './storeBuffer.ts';
import { StoreLowering } from './storeLowering.ts';

export class BufferedMemory implements ProgramMemory {
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
