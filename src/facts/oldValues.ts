// Old values along time: from the step that replaced a value in memory to the one after which a lane does not see any
// more what was there before; and the loads that took one.

import { readSlot } from '../engine/values.ts';
import type { LaneIndex, RowIndex, SlotIndex } from '../model/indices.ts';
import { rowAt, slotAt, slotsWhere } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
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
  const ordinals = new Map<LaneIndex, number>();
  const kept = keptSlots(program).map((each) => {
    const ordinal = ordinals.get(each.lane) ?? 0;
    ordinals.set(each.lane, ordinal + 1);
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
          ? undefined
          : oldLoad(program, before.state, choice);
      return seen === undefined ? events : [...events, { kind: 'seen', turn, ...seen }];
    },
  };
}

interface OldLoad {
  readonly lane: LaneIndex;
  readonly place: SlotIndex;
  readonly value: number;
}

/**
 * What the first load of a step takes, if that is old: the load is done in the state from which the step sets out. What an
 * index names is not looked up.
 */
export function oldLoad(program: Program, before: Uint32Array, row: RowIndex): OldLoad | undefined {
  const load = rowAt(program, row).code.find(({ op }) => op === 'read');
  if (load?.op !== 'read' || load.value.op !== 'buffered load' || load.value.place.terms.length > 0)
    return undefined;
  const { lane, place } = load.value;
  const kept = keptSlots(program).find((each) => each.lane === lane && each.place === place.base);
  if (kept === undefined || readSlot(program, before, kept.keeps) === 0) return undefined;
  if (waitingPlaces(program, before, lane).includes(place.base)) return undefined;
  return { lane, place: place.base, value: readSlot(program, before, kept.value) };
}

/** The places, or locks, for which stores of a lane wait, oldest first. */
export function waitingPlaces(program: Program, state: Uint32Array, lane: LaneIndex): readonly number[] {
  const [count] = slotsWhere(program, ({ role }) => role.kind === 'buffer count' && role.lane === lane);
  const waiting = count === undefined ? 0 : readSlot(program, state, count);
  return slotsWhere(program, ({ role }) => role.kind === 'buffer address' && role.lane === lane)
    .slice(0, waiting)
    .map((slot) => readSlot(program, state, slot));
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
