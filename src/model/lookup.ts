// The things of a program by their index. An index that points nowhere is a mistake in this program.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { type Actor, isHandler } from './actors.ts';
import {
  type ActorIndex,
  actorIndex,
  type LaneIndex,
  laneIndex,
  type RowIndex,
  type SlotIndex,
  slotIndex,
} from './indices.ts';
import type { ChoiceRow, Lane, Program, Slot } from './program.ts';

export function slotAt({ slots }: Pick<Program, 'slots'>, slot: SlotIndex): Slot {
  return defined(slots[slot]);
}

export function laneAt({ lanes }: Pick<Program, 'lanes'>, lane: LaneIndex): Lane {
  return defined(lanes[lane]);
}

export function actorAt({ actors }: Pick<Program, 'actors'>, actor: ActorIndex): Actor {
  return defined(actors[actor]);
}

export function rowAt({ choices }: Pick<Program, 'choices'>, row: RowIndex): ChoiceRow {
  return defined(choices[row]);
}

/** Whose step a row is. */
export function actorOfRow(program: Pick<Program, 'actors' | 'choices'>, row: RowIndex): Actor {
  return actorAt(program, rowAt(program, row).actor);
}

/** The lane in whose column an actor's steps are drawn: a signal's is that of its task. Undefined for env. */
export function laneOf(program: Pick<Program, 'actors'>, index: ActorIndex): LaneIndex | undefined {
  const actor = actorAt(program, index);
  switch (actor.kind) {
    case 'task':
    case 'vcpu':
    case 'irq':
    case 'drain':
    case 'pass':
    case 'news':
      return actor.lane;
    case 'signal':
      return laneOf(program, actor.task);
    case 'virtual irq':
      return laneOf(program, actor.vcpu);
    case 'delivery':
      return laneOf(program, actor.irq);
    case 'env':
      return undefined;
  }
}

/** The actor with a name; undefined where there is none. */
export function actorNamed({ actors }: Pick<Program, 'actors'>, name: string): ActorIndex | undefined {
  const index = actors.findIndex((actor) => actor.name === name);
  return index < 0 ? undefined : actorIndex(index);
}

export function laneIndices({ lanes }: Pick<Program, 'lanes'>): readonly LaneIndex[] {
  return lanes.map((_, lane) => laneIndex(lane));
}

export function actorIndices({ actors }: { readonly actors: readonly unknown[] }): readonly ActorIndex[] {
  return actors.map((_, actor) => actorIndex(actor));
}

export function slotsWhere(
  { slots }: Pick<Program, 'slots'>,
  isWanted: (slot: Slot) => boolean,
): readonly SlotIndex[] {
  return slots.flatMap((slot, index) => (isWanted(slot) ? [slotIndex(index)] : []));
}

export function actorsWhere(
  { actors }: Pick<Program, 'actors'>,
  isWanted: (actor: Actor) => boolean,
): readonly ActorIndex[] {
  return actors.flatMap((actor, index) => (isWanted(actor) ? [actorIndex(index)] : []));
}

/** The flags of a handler, which a raise sets: it comes to be pending at once, or flies there first. */
export function flagsOf(
  program: Pick<Program, 'actors'>,
  handler: ActorIndex,
): { readonly pending: SlotIndex; readonly inFlight: SlotIndex | undefined } {
  const actor = actorAt(program, handler);
  assert(isHandler(actor), 'only a handler is raised');
  return { pending: actor.pending, inFlight: actor.kind === 'irq' ? actor.inFlight : undefined };
}
