// x86-TSO: each lane has a FIFO store buffer, and its loads see it first (Sewell et al., "x86-TSO: a rigorous and usable
// programmer's model for x86 multiprocessors", CACM 2010). LOCKed operations, fences and VM entry wait until it is empty.

import { BUFFER_SLOTS, BUFFER_SLOTS_MAX } from '../../model/limits.ts';
import type { Memory } from '../memory.ts';

export const tso: Memory = {
  name: 'tso',
  delays: true,
  keeps: false,
  leftOut: [],
  buffer: { least: BUFFER_SLOTS, most: BUFFER_SLOTS_MAX },
};
