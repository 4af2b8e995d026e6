// What one lane sends to another: an interrupt or signal until it is taken, a buffered store until it is visible.

import { assert } from '../base/assert.ts';
import { mapDefined } from '../base/mapDefined.ts';
import { isTask } from '../model/actors.ts';
import type { StoreEffect } from '../model/code.ts';
import { type ActorIndex, actorIndex, type LaneIndex, type SlotIndex } from '../model/indices.ts';
import { actorAt, laneOf, slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Happening } from '../model/run.ts';
import { actorName, departure, tasksOn } from './lanes.ts';
import { isInGuest, isPending } from './places.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

/** How the journey of a signal ends, at the turn `to` where it does. */
type Arrival =
  /** It forced the guest out, or its handler began. */
  | { readonly kind: 'delivered' }
  /** Its handler began while another task than the lane's first was on: nobody noticed. */
  | { readonly kind: 'swallowed'; readonly by: string }
  | { readonly kind: 'pending' }
  /** It was pending already, so this raise adds nothing. */
  | { readonly kind: 'merged' }
  | { readonly kind: 'withdrawn' };

export interface SignalLife extends Stretch {
  readonly name: string;
  /** Who raised it. */
  readonly by: ActorIndex | undefined;
  readonly handler: ActorIndex;
  /** Undefined where env sent it. */
  readonly fromLane: LaneIndex | undefined;
  readonly toLane: LaneIndex;
  readonly arrival: Arrival;
  /** Which of its turn's horizontal lines is its own. */
  readonly line: number;
}

/** A store from the step that buffered it to the step that made it visible; undefined while it waits. */
export interface BufferedStore extends Stretch {
  readonly lane: LaneIndex;
  readonly slot: SlotIndex;
  readonly name: string;
  readonly value: number;
  readonly effect: StoreEffect;
}

/** Follows interrupts and signals through a run. */
export function trackSignals(program: Program) {
  // One journey of a handler's signal at a time: a raise meanwhile is merged into it.
  const journeys = program.actors.map(() => new Stretches<SignalLife>(pendingAgain));
  function close(handler: ActorIndex, turn: number, arrival: Arrival): SignalLife | undefined {
    const open = journeys[handler]?.open;
    if (open === undefined) return undefined;
    const ended: SignalLife = { ...open, to: turn, arrival };
    journeys[handler]?.end(ended);
    return ended;
  }
  return {
    journeys,
    cut(turn: number): void {
      for (const each of journeys) each.cut(turn);
    },
    /** Takes in the last of the frames, some of whose horizontal lines are taken; gives what it raised and ended. */
    grow(
      frames: readonly Frame[],
      linesTaken: number,
    ): { readonly raised: readonly SignalLife[]; readonly taken: readonly SignalLife[] } {
      const index = frames.length - 1;
      const frame = frames[index];
      assert(frame !== undefined, 'a run grows by a frame');
      const raised: SignalLife[] = [];
      const takers = takenBy(program, frames[index - 1], frame);
      const taken = [
        ...mapDefined(takers, (handler) => close(handler, index, arrivalOf(program, frames, index, handler))),
      ];
      for (const happening of frame.happenings) {
        if (happening.kind === 'raise') {
          const signal = signalOf(program, frame, happening, linesTaken + raised.length);
          if (signal === undefined) continue;
          raised.push(signal);
          if (!happening.merged) journeys[happening.handler]?.begin(signal);
        } else if (happening.kind === 'write' && happening.after === 0) {
          const handler = withdrawnBy(program, frame, happening);
          const ended =
            handler === undefined ? undefined : close(actorIndex(handler), index, { kind: 'withdrawn' });
          if (ended !== undefined) taken.push(ended);
        }
      }
      return { raised, taken };
    },
  };
}

function pendingAgain(signal: SignalLife): SignalLife {
  return { ...signal, to: undefined, arrival: { kind: 'pending' } };
}

function signalOf(
  program: Program,
  frame: Frame,
  { handler, merged }: Extract<Happening, { kind: 'raise' }>,
  line: number,
): SignalLife | undefined {
  const toLane = laneOf(program, handler);
  if (toLane === undefined) return undefined;
  const fromLane = frame.actor === undefined ? undefined : laneOf(program, frame.actor);
  const arrival: Arrival = merged ? { kind: 'merged' } : { kind: 'pending' };
  return {
    name: actorName(program, handler),
    from: frame.index,
    to: undefined,
    by: frame.actor,
    handler,
    fromLane,
    toLane,
    arrival,
    line,
  };
}

/** Handlers whose signal this step answers: its own, or those that force its guest out. */
function takenBy(program: Program, before: Frame | undefined, frame: Frame): readonly ActorIndex[] {
  if (frame.actor === undefined || before === undefined) return [];
  if (departure(program, frame)?.kind.kind === 'inactive') return [frame.actor];
  // While an interrupt of its lane is pending, the one step that a guest has is its exit (R9).
  if (!isInGuest(program, before.state, frame.actor)) return [];
  const lane = laneOf(program, frame.actor);
  return program.actors.flatMap((actor, index) =>
    actor.kind === 'irq' && actor.lane === lane && isPending(program, before.state, actorIndex(index))
      ? [actorIndex(index)]
      : [],
  );
}

function arrivalOf(program: Program, frames: readonly Frame[], index: number, handler: ActorIndex): Arrival {
  const frame = frames[index];
  assert(frame !== undefined, 'a signal arrives at a frame of the run');
  const delivered: Arrival = { kind: 'delivered' };
  const taken = actorAt(program, handler);
  if (taken.kind !== 'irq' || frame.actor !== handler) return delivered;
  const { lane } = taken;
  const [home, ...others] = tasksOn(program, lane);
  // Without a gate the lane's first task is never switched off.
  if (home === undefined || actorAt(program, home).gate.length === 0) return delivered;
  const before = lastTaskBefore(program, frames, index, lane) ?? home;
  if (!others.includes(before)) return delivered;
  return { kind: 'swallowed', by: actorName(program, before) };
}

function lastTaskBefore(
  program: Program,
  frames: readonly Frame[],
  index: number,
  lane: LaneIndex,
): ActorIndex | undefined {
  for (let earlier = index - 1; earlier > 0; earlier--) {
    const actor = frames[earlier]?.actor;
    if (actor === undefined) continue;
    if (isTask(actorAt(program, actor)) && laneOf(program, actor) === lane) return actor;
  }
  return undefined;
}

/** An `unraise` is seen as the pending flag that somebody else than the handler clears. */
function withdrawnBy(
  program: Program,
  frame: Frame,
  write: Extract<Happening, { kind: 'write' }>,
): number | undefined {
  const role = program.slots[write.slot]?.role;
  if (role === undefined || role.kind !== 'pending' || role.actor === frame.actor) return undefined;
  return role.actor;
}

/** Follows buffered stores to memory: those of one lane to one variable arrive as they came, others may overtake them. */
export function trackStores(program: Program) {
  const listOf = new Map<string, Stretches<BufferedStore>>();
  const waiting: Stretches<BufferedStore>[] = [];
  const storesOf = (lane: number, slot: number): Stretches<BufferedStore> => {
    const key = `${lane} ${slot}`;
    const known = listOf.get(key);
    if (known !== undefined) return known;
    const fresh = new Stretches<BufferedStore>(lasting);
    listOf.set(key, fresh);
    waiting.push(fresh);
    return fresh;
  };
  /** The lists stand in the order of their first stores, whichever other ways were looked at before. */
  const forgetEmpty = (): void => {
    for (const [key, list] of listOf) if (list.last === undefined) listOf.delete(key);
    waiting.splice(0, waiting.length, ...listOf.values());
  };
  /** A drain, or a store that passes an older one, makes what it writes visible. */
  const arrive = (frame: Frame): boolean => {
    const actor = frame.actor === undefined ? undefined : actorAt(program, frame.actor);
    if (actor?.kind !== 'drain' && actor?.kind !== 'pass') return false;
    const written = frame.happenings.find(({ kind }) => kind === 'write');
    const stores = written?.kind === 'write' ? storesOf(actor.lane, written.slot) : undefined;
    const oldest = stores?.open;
    if (oldest === undefined) return false;
    stores?.end({ ...oldest, to: frame.index });
    return true;
  };
  return {
    /** A list for each lane and variable that has had one; it grows with the run. */
    waiting,
    cut(turn: number): void {
      for (const each of waiting) each.cut(turn);
      forgetEmpty();
    },
    /** Takes in the next frame; true where it buffered a store or made one visible. */
    grow(frame: Frame): boolean {
      let moved = arrive(frame);
      for (const happening of frame.happenings) {
        if (happening.kind !== 'buffered') continue;
        const { lane, slot, value, effect } = happening;
        const name = slotAt(program, slot).name;
        storesOf(lane, slot).begin({ lane, slot, name, value, effect, from: frame.index, to: undefined });
        moved = true;
      }
      return moved;
    },
  };
}
