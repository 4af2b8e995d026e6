// The memory of a program, by its model. Only who compiles needs this: a run that is shown knows what its program keeps.

import { unreachable } from '../base/unreachable.ts';
import type { MemoryModel } from '../model/program.ts';
import type { Extent, ProgramMemory } from './memory.ts';
import { PlainMemory } from './sc/plainMemory.ts';
import { BufferedMemory } from './tso/bufferedMemory.ts';
import { WeakMemory } from './weak/weakMemory.ts';

/** Begins the memory of a program, which has no lanes yet. `stores`: how many a lane's buffer holds, if it has one. */
export function beginMemory(model: MemoryModel, shared: Extent, stores: number): ProgramMemory {
  switch (model) {
    case 'sc':
      return new PlainMemory();
    case 'tso':
      return new BufferedMemory(shared, stores);
    case 'weak':
      return new WeakMemory(shared);
    default:
      return unreachable(model);
  }
}
