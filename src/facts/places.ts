// Where the actors of one state stand.

import { readSlot } from '../engine/values.ts';
import { isHandler, type Location, type Thread } from '../model/actors.ts';
import type { ActorIndex } from '../model/indices.ts';
import { actorAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

/** Where a thread of an actor stands; undefined for actors without a program of their own. */
function locationOf(program: Program, state: Uint32Array, thread: Thread | undefined): Location | undefined {
  return thread === undefined ? undefined : thread.locations[readSlot(program, state, thread.pc)];
}

/** Where the host program of an actor stands. */
function hostLocation(program: Program, state: Uint32Array, actor: ActorIndex): Location | undefined {
  return locationOf(program, state, actorAt(program, actor).threads[0]);
}

/** Where the code that the actor runs next stands: in guest, that of the guest. */
export function currentLocation(
  program: Program,
  state: Uint32Array,
  actor: ActorIndex,
): Location | undefined {
  const host = hostLocation(program, state, actor);
  if (host === undefined || host.kind.kind !== 'in guest') return host;
  return locationOf(program, state, actorAt(program, actor).threads[host.kind.thread]) ?? host;
}

export function isInGuest(program: Program, state: Uint32Array, actor: ActorIndex): boolean {
  return hostLocation(program, state, actor)?.kind.kind === 'in guest';
}

/** True while a handler runs: taken, and not yet at its end. */
export function isActive(program: Program, state: Uint32Array, handler: ActorIndex): boolean {
  const kind = hostLocation(program, state, handler)?.kind.kind;
  return kind === 'ready' || kind === 'in guest';
}

export function isPending(program: Program, state: Uint32Array, handler: ActorIndex): boolean {
  const actor = actorAt(program, handler);
  return isHandler(actor) && readSlot(program, state, actor.pending) !== 0;
}
