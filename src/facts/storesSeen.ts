// Who has seen a store: where each store of a run stands, and which lanes still see what it replaced.

import { ascending } from 'd3';
import type { StoreEffect } from '../model/code.ts';
import type { LaneIndex, SlotIndex } from '../model/indices.ts';
import type { OldEvent, OldSpan } from './oldValues.ts';
import type { RunFacts } from './runFacts.ts';

export interface SeenStore {
  readonly lane: LaneIndex;
  readonly slot: SlotIndex;
  readonly value: number;
  readonly effect: StoreEffect;
  /** The step that made it, and the one that brought it to memory; undefined while it waits in its lane's buffer. */
  readonly made: number;
  readonly arrived: number | undefined;
  readonly late: readonly LateLane[];
}

/** A lane that went on with what was there before. */
interface LateLane {
  readonly lane: LaneIndex;
  /** The step from which it sees the store; undefined where it does not yet. */
  readonly since: number | undefined;
  /** The last step of which a load took the old value; undefined where none did. */
  readonly misled: number | undefined;
}

const storesMax = 6;

/** The latest stores by the turn `now` that had to wait in a buffer, in their order. */
export function storesSeen(facts: RunFacts, now: number): readonly SeenStore[] {
  const loads = facts.until(now).flatMap(({ old }) => old.filter(({ kind }) => kind === 'seen'));
  const spans = facts.old.flatMap((list) => list.between(0, now, now));
  const stores = facts.stores
    .flatMap((list) => list.between(0, now, now))
    .toSorted((one, other) => ascending(one.from, other.from))
    .slice(-storesMax);
  return stores.map(({ lane, slot, value, effect, from: made, to: arrived }) => {
    // One that keeps a value keeps it through further stores.
    const late = spans.flatMap((span) =>
      arrived !== undefined &&
      span.place === slot &&
      span.from <= arrived &&
      (span.to === undefined || span.to > arrived)
        ? [{ lane: span.lane, since: span.to, misled: loadIn(loads, span, arrived) }]
        : [],
    );
    return { lane, slot, value, effect, made, arrived, late };
  });
}

function loadIn(
  loads: readonly OldEvent[],
  { lane, place, to }: OldSpan,
  arrived: number,
): number | undefined {
  return loads.findLast(
    (load) =>
      load.lane === lane && load.place === place && load.turn > arrived && load.turn <= (to ?? load.turn),
  )?.turn;
}
