// What one lane sends to another: an interrupt or signal until it is taken, a buffered store until it is visible.

import { assert } from '../base/assert.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Happening } from '../model/run.ts';
import { actorAt, actorName, departure, isTask, laneOf, tasksOn } from './lanes.ts';
import { isInGuest, isPending } from './places.ts';

/** How the journey of a signal ends. */
type Arrival =
  /** It forced the guest out, or its handler began. */
  | { readonly kind: 'delivered'; readonly turn: number }
  /** Its handler began while another task than the lane's first was on: nobody noticed. */
  | { readonly kind: 'swallowed'; readonly turn: number; readonly by: string }
  | { readonly kind: 'pending' }
  /** It was pending already, so this raise adds nothing. */
  | { readonly kind: 'merged' }
  | { readonly kind: 'withdrawn'; readonly turn: number };

export interface Signal {
  readonly name: string;
  readonly turn: number;
  /** Undefined where env sent it. */
  readonly fromLane: number | undefined;
  readonly toLane: number;
  readonly arrival: Arrival;
}

/** A store from the step that buffered it to the step that made it visible; undefined while it waits. */
export interface BufferedStore {
  readonly lane: number;
  readonly name: string;
  readonly turn: number;
  readonly visible: number | undefined;
}

export function signalsOf(program: Program, frames: readonly Frame[]): readonly Signal[] {
  const signals: Signal[] = [];
  /** The raise of each handler that is on its way, as an index into `signals`. */
  const open = new Map<number, number>();
  const close = (handler: number, arrival: Arrival) => {
    const index = open.get(handler);
    const signal = index === undefined ? undefined : signals[index];
    if (index !== undefined && signal !== undefined) signals[index] = { ...signal, arrival };
    open.delete(handler);
  };
  for (const [index, frame] of frames.entries()) {
    for (const handler of takenBy(program, frames[index - 1], frame)) {
      close(handler, arrivalOf(program, frames, index, handler));
    }
    for (const happening of frame.happenings) {
      if (happening.kind === 'raise') {
        const toLane = laneOf(program, happening.handler);
        if (toLane === undefined) continue;
        const fromLane = frame.actor === undefined ? undefined : laneOf(program, frame.actor);
        const arrival: Arrival = happening.merged ? { kind: 'merged' } : { kind: 'pending' };
        const name = actorName(program, happening.handler);
        signals.push({ name, turn: frame.index, fromLane, toLane, arrival });
        if (!happening.merged) open.set(happening.handler, signals.length - 1);
      } else if (happening.kind === 'write' && happening.after === 0) {
        const handler = withdrawnBy(program, frame, happening);
        if (handler !== undefined) close(handler, { kind: 'withdrawn', turn: frame.index });
      }
    }
  }
  return signals;
}

/** Handlers whose signal this step answers: its own, or those that force its guest out. */
function takenBy(program: Program, before: Frame | undefined, frame: Frame): readonly number[] {
  if (frame.actor === undefined || before === undefined) return [];
  if (departure(program, frame)?.kind.kind === 'inactive') return [frame.actor];
  // While an interrupt of its lane is pending, the one step that a guest has is its exit (R9).
  if (!isInGuest(program, before.state, frame.actor)) return [];
  const lane = laneOf(program, frame.actor);
  return program.actors.flatMap((actor, index) =>
    actor.kind === 'irq' && actor.lane === lane && isPending(program, before.state, index) ? [index] : [],
  );
}

function arrivalOf(program: Program, frames: readonly Frame[], index: number, handler: number): Arrival {
  const frame = frames[index];
  assert(frame !== undefined, 'a signal arrives at a frame of the run');
  const delivered: Arrival = { kind: 'delivered', turn: frame.index };
  const lane = actorAt(program, handler).lane;
  if (lane === undefined || frame.actor !== handler) return delivered;
  const [home, ...others] = tasksOn(program, lane);
  // Without a gate the lane's first task is never switched off.
  if (home === undefined || actorAt(program, home).gate.length === 0) return delivered;
  const before = lastTaskBefore(program, frames, index, lane) ?? home;
  if (!others.includes(before)) return delivered;
  return { kind: 'swallowed', turn: frame.index, by: actorName(program, before) };
}

function lastTaskBefore(
  program: Program,
  frames: readonly Frame[],
  index: number,
  lane: number,
): number | undefined {
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

export function bufferedStoresOf(program: Program, frames: readonly Frame[]): readonly BufferedStore[] {
  const stores: BufferedStore[] = [];
  /** Stores that wait in each lane's buffer, oldest first, as indices into `stores`. */
  const waiting = program.lanes.map((): number[] => []);
  for (const frame of frames) {
    const actor = frame.actor === undefined ? undefined : actorAt(program, frame.actor);
    if (actor?.kind === 'drain' && actor.lane !== undefined) {
      const index = waiting[actor.lane]?.shift();
      const store = index === undefined ? undefined : stores[index];
      if (index !== undefined && store !== undefined) stores[index] = { ...store, visible: frame.index };
    }
    for (const happening of frame.happenings) {
      if (happening.kind !== 'buffered') continue;
      const name = program.slots[happening.slot]?.name ?? '';
      stores.push({ lane: happening.lane, name, turn: frame.index, visible: undefined });
      waiting[happening.lane]?.push(stores.length - 1);
    }
  }
  return stores;
}
