// Who waits for whom in a state in which nobody can move: locks and handlers name him, conditions tell who owes a write.

import type { Condition } from '../model/conditions.ts';
import { type ActorIndex, actorIndex, type SlotIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import { slotsOf } from '../model/slotsOf.ts';
import type { Machine } from './machine.ts';
import { obstacleOf } from './obstacles.ts';
import { owesWrite } from './owedWrites.ts';

/** An actor that cannot move, and the conditions that keep it. */
export interface Held {
  readonly actor: ActorIndex;
  readonly why: readonly Condition[];
}

interface Links {
  /** The holder of the lock, or the handler that runs in its place: it cannot go on before that one has. */
  readonly sure: readonly ActorIndex[];
  /** Those who would write what it waits for, if they could go on. */
  readonly owed: readonly ActorIndex[];
}

/** Of one who can move: he waits for nobody. */
const NO_LINKS: Links = { sure: [], owed: [] };

export interface WaitFor {
  /** Those who wait for themselves, in the end: round a cycle. */
  readonly cyclic: readonly ActorIndex[];
  /**
   * Others on whom the waiting of these hangs, in order from them: along locks and handlers whoever it is, along
   * conditions only where that leads into a cycle. Else nobody but these waits for what never comes.
   */
  readonly hangsOn: (begun: readonly ActorIndex[]) => readonly ActorIndex[];
}

/** Finds who waits for whom among those who cannot move. */
export function waitFor(machine: Machine, state: Uint32Array, held: readonly Held[]): WaitFor {
  const links = new Map(held.map((each) => [each.actor, linksOf(machine, state, each, held)]));
  const linksFrom = (actor: ActorIndex): Links => links.get(actor) ?? NO_LINKS;
  const all = (actor: ActorIndex): readonly ActorIndex[] => {
    const { sure, owed } = linksFrom(actor);
    return [...sure, ...owed];
  };
  const cyclic = [...links.keys()].filter((actor) => closure(all(actor), all).has(actor));
  const leadsIntoCycle = (actor: ActorIndex): boolean =>
    [...closure([actor], all)].some((other) => cyclic.includes(other));
  const told = (actor: ActorIndex): readonly ActorIndex[] => {
    const { sure, owed } = linksFrom(actor);
    return [...sure, ...owed.filter(leadsIntoCycle)];
  };
  const hangsOn: WaitFor['hangsOn'] = (begun) =>
    [...closure(begun, told)].filter((actor) => links.has(actor) && !begun.includes(actor));
  return { cyclic, hangsOn };
}

/** All that can be reached along links, those to begin with included, in breadth-first order. */
function closure(
  from: readonly ActorIndex[],
  next: (actor: ActorIndex) => readonly ActorIndex[],
): ReadonlySet<ActorIndex> {
  const found = new Set(from);
  // The set grows while it is walked: that is the queue.
  for (const actor of found) for (const other of next(actor)) found.add(other);
  return found;
}

function linksOf(machine: Machine, state: Uint32Array, { actor, why }: Held, held: readonly Held[]): Links {
  const { program } = machine;
  const sure = why.flatMap((condition) => sureLinks(machine, state, condition));
  const wanted = new Set(why.flatMap((condition) => wantedSlots(program, condition)));
  // A handler that is asked for (`await !active(h)`) owes its end itself.
  const asked = [...wanted].flatMap((slot) => handlerOf(program, slot));
  const owing = held
    .map((other) => other.actor)
    .filter((other) => other !== actor && wanted.size > 0 && owesWrite(program, state, other, wanted));
  return { sure, owed: [...asked, ...owing] };
}

function sureLinks(machine: Machine, state: Uint32Array, condition: Condition): readonly ActorIndex[] {
  const { reason } = condition;
  switch (reason.kind) {
    case 'lock':
      return obstacleOf(machine, state, condition).seen.flatMap(({ value }) =>
        value > 0 ? [actorIndex(value - 1)] : [],
      );
    case 'handler active':
    case 'interrupt first':
    case 'signal first':
    case 'guest must exit':
      return [reason.handler];
    default:
      return [];
  }
}

/** The variables that would have to change. */
function wantedSlots(program: Program, { reason, test }: Condition): readonly SlotIndex[] {
  switch (reason.kind) {
    case 'await':
    case 'when':
    case 'gate':
    case 'masked':
    case 'interrupts off':
      return slotsOf(test).filter((slot) => program.slots[slot]?.role.kind !== 'local');
    default:
      return [];
  }
}

function handlerOf(program: Program, slot: SlotIndex): readonly ActorIndex[] {
  const role = program.slots[slot]?.role;
  return role?.kind === 'pc' || role?.kind === 'pending' || role?.kind === 'in flight' ? [role.actor] : [];
}
