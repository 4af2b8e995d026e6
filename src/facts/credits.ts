// The wakeup ledger along time (R29): a credit is raised by whoever writes it and spent by its owner.

import { readSlot } from '../engine/values.ts';
import type { ActorIndex, LaneIndex, SlotIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

type CreditKind =
  /** There is one more to spend. */
  | 'raised'
  /** It paid for a wait that had begun before. */
  | 'paid'
  /** It was there already, and a flag cannot hold two: 1 + 1 = 1. */
  | 'merged'
  | 'spent';

export interface CreditEvent {
  readonly kind: CreditKind;
  readonly turn: number;
  readonly lane: LaneIndex;
  readonly owner: ActorIndex;
  readonly slot: SlotIndex;
  /** Who wrote it. */
  readonly by: ActorIndex | undefined;
  /** The lane of who wrote it; undefined for env. */
  readonly fromLane: LaneIndex | undefined;
  /** Credits to spend after it. */
  readonly left: number;
}

/** A stretch of time with at least one credit to spend. */
export interface CreditSpan extends Stretch {
  readonly lane: LaneIndex;
}

interface Credit {
  readonly owner: ActorIndex;
  readonly lane: LaneIndex;
  readonly slot: SlotIndex;
  readonly direction: 'up' | 'down';
}

/** Follows all credits through a run. */
export function trackCredits(program: Program) {
  const credits = creditSlots(program).map((credit) => ({
    ...credit,
    spans: new Stretches<CreditSpan>(lasting),
  }));
  return {
    spans: credits.map(({ spans }) => spans),
    cut(turn: number): void {
      for (const { spans } of credits) spans.cut(turn);
    },
    /** Takes in the next frame; gives what it did to credits. */
    grow(frame: Frame): readonly CreditEvent[] {
      for (const { lane, slot, direction, spans } of credits) {
        const held = readSlot(program, frame.state, slot) * (direction === 'up' ? 1 : -1) > 0;
        const { open } = spans;
        if (held && open === undefined) spans.begin({ lane, from: frame.index, to: undefined });
        if (!held && open !== undefined) spans.end({ ...open, to: frame.index });
      }
      return frame.happenings.length === 0
        ? []
        : credits.flatMap((credit) => eventsIn(program, frame, credit));
    },
  };
}

/** True where a credit needs a line from the lane of who wrote it. */
export function crosses(event: CreditEvent): boolean {
  return event.kind !== 'spent' && event.fromLane !== event.lane;
}

function creditSlots(program: Program): readonly Credit[] {
  return program.shows.flatMap(({ actor, credits }) => {
    const lane = laneOf(program, actor);
    return lane === undefined ? [] : credits.map((credit) => ({ owner: actor, lane, ...credit }));
  });
}

function eventsIn(program: Program, frame: Frame, credit: Credit): readonly CreditEvent[] {
  return frame.happenings.flatMap((happening): CreditEvent[] => {
    if (happening.kind !== 'write' || happening.slot !== credit.slot) return [];
    const sign = credit.direction === 'up' ? 1 : -1;
    const gain = (happening.after - happening.before) * sign;
    const kind = kindOf(frame.actor === credit.owner, gain, happening.after * sign);
    if (kind === undefined) return [];
    const fromLane = frame.actor === undefined ? undefined : laneOf(program, frame.actor);
    const left = Math.max(0, happening.after * sign);
    const { owner, lane, slot } = credit;
    return [{ kind, turn: frame.index, lane, owner, slot, by: frame.actor, fromLane, left }];
  });
}

function kindOf(byOwner: boolean, gain: number, level: number): CreditKind | undefined {
  if (gain > 0) return level > 0 ? 'raised' : 'paid';
  // Taking one where none is left is the beginning of a wait, not a spending.
  if (gain < 0) return level >= 0 ? 'spent' : undefined;
  return level > 0 && !byOwner ? 'merged' : undefined;
}
