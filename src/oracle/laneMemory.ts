// What one lane remembers on a machine on which it may see old values.

/** What is older than everything. What never hung on a shared read is older still. */
export const BEGINNING = 0;
export const UNREAD = -1;

/** What one lane has seen of the past. */
export interface LaneMemory {
  /** Old values by place. */
  kept: Map<string, OldValue>;
  /** When the newest store of a place or a lock reached memory; the lane's own plain ones tell it nothing. */
  stored: Map<string, number>;
  /** When its own last unlock reached memory. */
  unlocked: number;
  /** A line stands behind all that waits. */
  barrier: boolean;
}

interface OldValue {
  readonly value: number;
  /** When it was replaced. */
  readonly since: number;
  /** When it had been stored. */
  readonly stored: number;
}

export function newLaneMemory(): LaneMemory {
  return { kept: new Map(), stored: new Map(), unlocked: BEGINNING, barrier: false };
}

export function copyLaneMemory(lane: LaneMemory): LaneMemory {
  return { ...lane, kept: new Map(lane.kept), stored: new Map(lane.stored) };
}
