// All memory models, by name.

import type { MemoryModel } from '../model/program.ts';
import type { Memory } from './memory.ts';
import { sc } from './sc/sc.ts';
import { tso } from './tso/tso.ts';
import { weak } from './weak/weak.ts';

const memories: Readonly<Record<MemoryModel, Memory>> = { sc, tso, weak };

export function memoryOf(model: MemoryModel): Memory {
  return memories[model];
}
