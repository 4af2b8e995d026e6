// Old values along time: from the step that replaced a value in memory to the one after which a lane does not see any
// more what was there before; and the loads that took one.

import { Tally } from '../base/tally.ts';
import { readSlot } from '../engine/values.ts';
import type { LaneIndex, SlotIndex } from '../model/indices.ts';
import { slotAt, slotsWhere } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { oldLoads } from './keptMoves.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

/** A lane sees this value of a place, and memory has another one. */
export interface OldSpan extends Stretch {
  readonly lane: LaneIndex;
  readonly place: SlotIndex;
  readonly value: number;
  /** Place among those that are kept from the lane: each has a line of its own. */
  readonly ordinal: number;
}

export interface OldEvent {
  /** A store of another lane has come, and the lane goes on with what was there; or one of its loads took that. */
  readonly kind: 'kept' | 'seen';
  readonly turn: number;
  readonly lane: LaneIndex;
  readonly place: SlotIndex;
  readonly value: number;
}

/** Whether lanes of the program may see old values. */
export function keepsOld(program: Program): boolean {
  return program.slots.some(({ role }) => role.kind === 'keeps');
}

/** Follows what the lanes keep through a run. */
export function trackOldValues(program: Program) {
  const ordinals = new Tally<LaneIndex>();
  const kept = keptSlots(program).map((each) => {
    const ordinal = ordinals.add(each.lane) - 1;
    return { ...each, ordinal, spans: new Stretches<OldSpan>(lasting) };
  });
  return {
    spans: kept.map(({ spans }) => spans),
    cut(turn: number): void {
      for (const { spans } of kept) spans.cut(turn);
    },
    /** Takes in the next frame; gives what began to be old in it, and what was taken though it is. */
    grow(before: Frame | undefined, frame: Frame): readonly OldEvent[] {
      const { index: turn, state } = frame;
      const events: OldEvent[] = [];
      for (const { lane, place, ordinal, keeps, value: slot, spans } of kept) {
        const isOld = readSlot(program, state, keeps) !== 0;
        const { open } = spans;
        if (!isOld && open !== undefined) spans.end({ ...open, to: turn });
        if (!isOld || open !== undefined) continue;
        const value = readSlot(program, state, slot);
        spans.begin({ lane, place, value, ordinal, from: turn, to: undefined });
        events.push({ kind: 'kept', turn, lane, place, value });
      }
      const { choice } = frame;
      const seen =
        kept.length === 0 || choice === undefined || before === undefined
          ? []
          : oldLoads(program, before.state, choice);
      return [...events, ...seen.map((each): OldEvent => ({ kind: 'seen', turn, ...each }))];
    },
  };
}

interface KeptSlots {
  readonly lane: LaneIndex;
  readonly place: SlotIndex;
  /** Whether the lane keeps an old value of the place, and which. */
  readonly keeps: SlotIndex;
  readonly value: SlotIndex;
}

function keptSlots(program: Program): readonly KeptSlots[] {
  return slotsWhere(program, ({ role }) => role.kind === 'keeps').flatMap((keeps) => {
    const { role } = slotAt(program, keeps);
    if (role.kind !== 'keeps') return [];
    const { lane, place } = role;
    const [value] = slotsWhere(
      program,
      (each) => each.role.kind === 'kept' && each.role.lane === lane && each.role.place === place,
    );
    return value === undefined ? [] : [{ lane, place, keeps, value }];
  });
}
