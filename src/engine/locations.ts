// Where an actor stands in its program, and the rows of the step table that it has there.

import { defined } from '../base/defined.ts';
import type { Location, Thread } from '../model/actors.ts';
import type { ActorIndex, RowIndex } from '../model/indices.ts';
import { actorAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import { readSlot } from './values.ts';

/** Rows that the actor's position offers, enabled or not. */
export function rowsAt(program: Program, index: ActorIndex, state: Uint32Array): readonly RowIndex[] {
  const { threads, choices } = actorAt(program, index);
  const [host] = threads;
  if (host === undefined) return choices;
  const location = placeIn(host, program, state);
  if (location.kind.kind !== 'in guest') return location.choices;
  const guest = defined(threads[location.kind.thread]);
  return defined(location.kind.choices[readSlot(program, state, guest.pc)]);
}

/** The place where an actor stands: in a guest, the guest's. Undefined for drains and deliveries. */
export function locationOf(program: Program, index: ActorIndex, state: Uint32Array): Location | undefined {
  const { threads } = actorAt(program, index);
  const [host] = threads;
  if (host === undefined) return undefined;
  const place = placeIn(host, program, state);
  return place.kind.kind === 'in guest'
    ? placeIn(defined(threads[place.kind.thread]), program, state)
    : place;
}

function placeIn({ locations, pc }: Thread, program: Program, state: Uint32Array): Location {
  return defined(locations[readSlot(program, state, pc)]);
}
