// Sequential consistency: memory is one thing, and everybody sees it as it is.

import type { Memory } from '../memory.ts';

export const sc: Memory = { name: 'sc', delays: false, keeps: false, leftOut: [], buffer: undefined };
