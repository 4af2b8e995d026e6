// Which old values some code of a lane may still read before the lane lets go of all that it keeps: no other is kept.

import { defined } from '../../base/defined.ts';
import type { Expr } from '../../model/code.ts';
import { actorIndex, type LaneIndex, type SlotIndex } from '../../model/indices.ts';
import { anyOf, constant } from '../codeParts.ts';
import type { LoweringTarget, StepOf, Watched } from '../memory.ts';
import type { Kept } from './keptValues.ts';
import type { Prepared } from './weakLane.ts';

export class Watching {
  private readonly lanes: readonly Prepared[];
  /** Threads of each lane. */
  private readonly threads: readonly (readonly Watched[])[];
  private readonly known = new Map<string, Expr>();

  constructor(lanes: readonly Prepared[], { watched, laneOf }: Pick<LoweringTarget, 'watched' | 'laneOf'>) {
    this.lanes = lanes;
    this.threads = lanes.map((_, lane) =>
      watched.filter((_each, actor) => laneOf(actorIndex(actor)) === lane).flat(),
    );
  }

  /** 1 where some code of the lane may read the old value. */
  watches(lane: LaneIndex, place: SlotIndex): Expr {
    const key = `${lane} ${place}`;
    const known =
      this.known.get(key) ??
      anyOf(...this.watchers(lane, place).map((thread) => standsWatching(thread, place)));
    this.known.set(key, known);
    return known;
  }

  /** The values that no code of the lane can read when a thread has come to this position, whatever the others do. */
  unwatchedAt({ lane }: StepOf, pc: number, position: number): readonly Kept[] {
    if (lane === undefined) return [];
    return this.keptBy(lane).filter(({ place }) => {
      const [only, ...others] = this.watchers(lane, place);
      return only?.pc === pc && others.length === 0 && only.at[position]?.has(place) !== true;
    });
  }

  /** The values of which a step of the actor may make the end, while other threads may read them, too. */
  sharedBy({ lane, pcs }: StepOf): readonly Kept[] {
    if (lane === undefined) return [];
    return this.keptBy(lane).filter(({ place }) => {
      const watchers = this.watchers(lane, place);
      return watchers.length > 1 && watchers.some(({ pc }) => pcs.includes(pc));
    });
  }

  private keptBy(lane: LaneIndex): readonly Kept[] {
    return defined(this.lanes[lane]).kept.places;
  }

  private watchers(lane: LaneIndex, place: SlotIndex): readonly Watched[] {
    return defined(this.threads[lane]).filter(({ at }) => at.some((places) => places.has(place)));
  }
}

function standsWatching({ pc, at }: Watched, place: SlotIndex): Expr {
  const values = at.flatMap((places, position) => (places.has(place) ? [position] : []));
  return values.length === at.length ? constant(1) : { op: 'one of', slot: pc, values };
}
