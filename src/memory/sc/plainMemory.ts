// The memory of a program under sequential consistency: nothing is kept, and nothing waits.

import type { Instruction } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import type { LaneMemory, Lower, ProgramMemory } from '../memory.ts';
import type { RawInstruction } from '../rawCode.ts';
import { only } from '../strong.ts';

const plainLane: LaneMemory = {
  view: [],
  actors: [],
  settled: undefined,
  asSeen: (value) => value,
  mayWait: () => false,
  conditions: () => [],
};

export class PlainMemory implements ProgramMemory {
  readonly lanes: LaneMemory[] = [];
  readonly environment = undefined;

  addLane(): void {
    this.lanes.push(plainLane);
  }

  prepare(): void {}

  mates(): readonly SlotIndex[] {
    return [];
  }

  lowering(): Lower {
    return { instruction: lower, atEnd: () => [] };
  }
}

/** A store that nothing delays is a write. */
function lower(instruction: RawInstruction): readonly Instruction[] {
  if (instruction.op !== 'push') return [only(instruction)];
  const { place, value, check, at } = instruction;
  return [{ op: 'write', place, value, check, at }];
}
