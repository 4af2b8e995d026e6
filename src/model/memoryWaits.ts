// What a step waits for in its own lane's memory, which moves on by itself.

import type { Condition, Reason } from './conditions.ts';

/** Whether only the lane's own stores stand in the way: sooner or later they have all reached memory. */
function isForMemory({ kind }: Reason): boolean {
  return kind === 'buffer not empty' || kind === 'buffer full';
}

/** Conditions that nobody's step but the memory's own need make true are left out. */
export function withoutMemoryWaits(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(({ reason }) => !isForMemory(reason));
}
