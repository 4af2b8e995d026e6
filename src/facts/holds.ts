// What a lane keeps from others for a while: its interrupts are off, or an actor of it holds a lock.

import { readSlot } from '../engine/values.ts';
import { actorIndex, type LaneIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

export interface HoldSpan extends Stretch {
  readonly lane: LaneIndex;
  readonly kind: 'interrupts off' | 'lock held';
  /** Of the lane or of the lock. */
  readonly name: string;
}

/** Follows the interrupt flags of all lanes, and all locks that are more than the edge of a step. */
export function trackHolds(program: Program) {
  const held = program.slots.flatMap((slot, index) => {
    const laneIn = holderOf(program, slotIndex(index));
    if (laneIn === undefined) return [];
    const kind: HoldSpan['kind'] = slot.type.kind === 'lock' ? 'lock held' : 'interrupts off';
    return [{ laneIn, kind, name: slot.name, spans: new Stretches<HoldSpan>(lasting) }];
  });
  return {
    spans: held.map(({ spans }) => spans),
    cut(turn: number): void {
      for (const { spans } of held) spans.cut(turn);
    },
    grow({ index, state }: Frame): void {
      for (const { laneIn, kind, name, spans } of held) {
        const lane = laneIn(state);
        const { open } = spans;
        if (open !== undefined && open.lane !== lane) spans.end({ ...open, to: index });
        if (lane !== undefined && open?.lane !== lane)
          spans.begin({ lane, kind, name, from: index, to: undefined });
      }
    },
  };
}

/** The lane that holds something in a state, for the slots that say so. */
function holderOf(
  program: Program,
  index: SlotIndex,
): ((state: Uint32Array) => LaneIndex | undefined) | undefined {
  const slot = program.slots[index];
  if (slot === undefined || slot.word >= program.words) return undefined;
  const { role, type } = slot;
  if (role.kind === 'interrupts on')
    return (state) => (readSlot(program, state, index) === 0 ? role.lane : undefined);
  if (type.kind !== 'lock') return undefined;
  return (state) => {
    // 0 is free, else the holder's number from 1.
    const holder = readSlot(program, state, index);
    return holder === 0 ? undefined : laneOf(program, actorIndex(holder - 1));
  };
}
