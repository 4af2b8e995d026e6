// Sequential consistency: memory is one thing, and everybody sees it as it is.

import type { Instruction } from '../../model/code.ts';
import type { LaneMemory, Memory, ProgramMemory } from '../memory.ts';
import type { RawInstruction } from '../rawCode.ts';

export const sc: Memory = {
  name: 'sc',
  delays: false,
  buffer: undefined,
  need: () => undefined,
  begin: () => new PlainMemory(),
};

const plainLane: LaneMemory = { view: [], actors: [], settled: undefined, conditions: () => [] };

class PlainMemory implements ProgramMemory {
  readonly lanes: LaneMemory[] = [];

  addLane(): void {
    this.lanes.push(plainLane);
  }

  lowering(): typeof lower {
    return lower;
  }
}

/** A store that nothing delays is a write. */
function lower(instruction: RawInstruction): readonly Instruction[] {
  switch (instruction.op) {
    case 'push': {
      const { place, value, check, at } = instruction;
      return [{ op: 'write', place, value, check, at }];
    }
    case 'drain':
      return [];
    default:
      return [instruction];
  }
}
