// Which variables a run changes.

import { sharedFrames } from '../engine/sharedFrames.ts';
import type { SlotIndex } from '../model/indices.ts';
import type { Frame } from '../model/run.ts';

/** Slots that some of these frames' steps changed. */
export function changedSlots(frames: readonly Frame[]): ReadonlySet<SlotIndex> {
  return createChangedSlots()(frames);
}

/**
 * Makes a function that tells the same of a line that grows, or is cut back, and looks at each of its frames but once: the
 * same set as long as the same slots are changed.
 */
export function createChangedSlots(): (frames: readonly Frame[]) => ReadonlySet<SlotIndex> {
  /** By slot: the index of the first frame that changed it. */
  const first = new Map<SlotIndex, number>();
  let known: readonly Frame[] = [];
  let changed: ReadonlySet<SlotIndex> = new Set();
  return (frames) => {
    const shared = sharedFrames(known, frames);
    for (const [slot, index] of first) if (index >= shared) first.delete(slot);
    for (let index = shared; index < frames.length; index++)
      for (const slot of changedBy(frames[index])) if (!first.has(slot)) first.set(slot, index);
    known = frames;
    const same = first.size === changed.size && [...first.keys()].every((slot) => changed.has(slot));
    if (!same) changed = new Set(first.keys());
    return changed;
  };
}

function changedBy(frame: Frame | undefined): readonly SlotIndex[] {
  if (frame === undefined) return [];
  return frame.happenings.flatMap((each) =>
    each.kind === 'write' && each.before !== each.after ? [each.slot] : [],
  );
}
