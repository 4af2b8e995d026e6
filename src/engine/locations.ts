// Where an actor stands in its program, and the rows of the step table that it has there.

import type { Location } from '../model/actors.ts';
import type { ActorIndex, RowIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import { readSlot } from './values.ts';

/** Rows that the actor's position offers, enabled or not. */
export function rowsAt(program: Program, index: ActorIndex, state: Uint32Array): readonly RowIndex[] {
  const actor = program.actors[index];
  const host = actor?.threads[0];
  if (actor === undefined || host === undefined) return actor?.choices ?? [];
  const location = host.locations[readSlot(program, state, host.pc)];
  if (location?.kind.kind !== 'in guest') return location?.choices ?? [];
  const guest = actor.threads[location.kind.thread];
  return guest === undefined ? [] : (location.kind.choices[readSlot(program, state, guest.pc)] ?? []);
}

/** The place where an actor stands: in a guest, the guest's. Undefined for drains and deliveries. */
export function locationOf(program: Program, index: ActorIndex, state: Uint32Array): Location | undefined {
  const actor = program.actors[index];
  const host = actor?.threads[0];
  if (actor === undefined || host === undefined) return undefined;
  const place = host.locations[readSlot(program, state, host.pc)];
  if (place?.kind.kind !== 'in guest') return place;
  const guest = actor.threads[place.kind.thread];
  return guest?.locations[readSlot(program, state, guest.pc)] ?? place;
}
