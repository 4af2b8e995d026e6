// Sequential consistency: memory is one thing, and everybody sees it as it is.

import type { Instruction } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import type { LaneMemory, Lower, Memory, ProgramMemory } from '../memory.ts';
import type { RawInstruction } from '../rawCode.ts';
import { only } from '../strong.ts';

export const sc: Memory = {
  name: 'sc',
  delays: false,
  keeps: false,
  leftOut: [],
  buffer: undefined,
  begin: () => new PlainMemory(),
};

const plainLane: LaneMemory = {
  view: [],
  actors: [],
  settled: undefined,
  asSeen: (value) => value,
  mayWait: () => false,
  conditions: () => [],
};

class PlainMemory implements ProgramMemory {
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
