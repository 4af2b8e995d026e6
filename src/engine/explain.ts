// What every actor could do next, or why it cannot; and how a run stands.

import { type Actor, isHandler, isTask } from '../model/actors.ts';
import type { TextRange } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import { type ActorIndex, actorIndex, type RowIndex, rowIndex } from '../model/indices.ts';
import { actorAt, actorIndices, actorNamed, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type {
  Frame,
  Happening,
  Impossible,
  Obstacle,
  Option,
  Outlook,
  Stand,
  Standing,
  Turn,
  Waiting,
} from '../model/run.ts';
import { conjuncts, slotsOf } from '../model/slotsOf.ts';
import { turnOfRow } from '../schedule/turns.ts';
import { frameAfter } from './frames.ts';
import { locationOf, rowsAt } from './locations.ts';
import type { Machine } from './machine.ts';
import { loopOf, obstacleOf } from './obstacles.ts';
import { readSlot } from './values.ts';
import { type Held, waitFor } from './waitFor.ts';

/** One entry an actor, in the program's order. */
export function outlook(machine: Machine, frame: Frame): readonly Outlook[] {
  const enabled = enabledRows(machine, frame.state);
  return actorIndices(machine.program).map((actor) => outlookOf(machine, frame, actorIndex(actor), enabled));
}

function outlookOf(machine: Machine, frame: Frame, actor: ActorIndex, enabled: readonly RowIndex[]): Outlook {
  const { program } = machine;
  const { state } = frame;
  const options = enabled
    .filter((row) => program.choices[row]?.actor === actor)
    .map((row) => optionOf(machine, frame, row));
  const finished = hasFinished(machine, actor, state);
  const why = options.length > 0 || finished ? [] : obstaclesOf(machine, state, actor);
  const atEnd = isAtEnd(program, actor, state);
  return { actor, at: standsAt(program, actor, state), options, finished, atEnd, why };
}

/** What a row would do, and where it stands in the text. */
function optionOf(machine: Machine, frame: Frame, row: RowIndex): Option {
  const { labels, happenings } = frameAfter(machine, frame, row);
  const { program } = machine;
  const at = program.choices[row]?.at ?? { from: 0, to: 0 };
  return { choice: row, turn: turnOfRow(program, row), labels, happenings, at };
}

export function enabledRows(machine: Machine, state: Uint32Array): readonly RowIndex[] {
  const out = new Int32Array(machine.program.choices.length);
  return Array.from(out.subarray(0, machine.enabled(state, 0, out)), rowIndex);
}

/** The actor's next operation in the scenario's text. */
function standsAt(program: Program, index: number, state: Uint32Array): TextRange {
  return locationOf(program, actorIndex(index), state)?.at ?? program.actors[index]?.at ?? { from: 0, to: 0 };
}

/** True where the actor's program has nothing left to do. */
export function isAtEnd(program: Program, index: number, state: Uint32Array): boolean {
  const host = program.actors[index]?.threads[0];
  return host !== undefined && host.locations[readSlot(program, state, host.pc)]?.kind.kind === 'end';
}

/** R13: at its end, and not asleep there. */
function hasFinished(machine: Machine, index: ActorIndex, state: Uint32Array): boolean {
  const gates = actorAt(machine.program, index).gate.filter(({ reason }) => reason.kind === 'gate');
  return (
    isAtEnd(machine.program, index, state) &&
    gates.every(({ test }) => machine.evaluate(machine.condition(test), state, 0) !== 0)
  );
}

function obstaclesOf(machine: Machine, state: Uint32Array, actor: ActorIndex): readonly Obstacle[] {
  return failing(machine, state, actor).map((condition) => obstacleOf(machine, state, condition));
}

/** The conditions that keep an actor from moving: its gate's first, else those of its rows. */
function failing(machine: Machine, state: Uint32Array, index: number): readonly Condition[] {
  const actor = machine.program.actors[index];
  if (actor === undefined) return [];
  const fails = (condition: Condition): boolean =>
    machine.evaluate(machine.condition(condition.test), state, 0) === 0;
  const gate = actor.gate.filter(fails);
  if (gate.length > 0) return gate;
  const rows = rowsAt(machine.program, actorIndex(index), state);
  const found = rows.flatMap((row) => rowAt(machine.program, row).guard.filter(fails));
  // The forced exit that is not due is no reason for anyone.
  const telling = found.filter((condition) => condition.reason.kind !== 'not pending' || !isTask(actor));
  return telling.filter(
    (condition, i) =>
      telling.findIndex((other) => JSON.stringify(other.reason) === JSON.stringify(condition.reason)) === i,
  );
}

/** Why a turn cannot be taken in a state. */
export function whyImpossible(machine: Machine, state: Uint32Array, turn: Turn): Impossible {
  const { program } = machine;
  const actor = actorNamed(program, turn.actor);
  if (actor === undefined) return { kind: 'no such actor', name: turn.actor };
  if (readSlot(program, state, program.fault) !== 0) return { kind: 'nobody can move' };
  if (hasFinished(machine, actor, state)) return { kind: 'finished', actor };
  const rows = enabledRows(machine, state).map((row) => rowAt(program, row));
  const offered = rows.filter((row) => row.actor === actor).map(({ ordinal }) => ordinal);
  if (offered.length > 0)
    return { kind: 'no such alternative', actor, alternative: turn.alternative, offered };
  return { kind: 'blocked', actor, why: obstaclesOf(machine, state, actor) };
}

/** How a run stands after a step (R13): in a state, and for an error with what the step did. */
export function standingOf(
  machine: Machine,
  state: Uint32Array,
  happenings: readonly Happening[] = [],
): Standing {
  const { program } = machine;
  const fault = program.faults[readSlot(program, state, program.fault) - 1];
  if (fault !== undefined) {
    return {
      kind: 'error',
      fault: fault.kind,
      at: fault.kind === 'runaway' ? happenings.at(-1)?.at : fault.at,
      message: fault.message,
      refused: happenings.find((happening) => happening.kind === 'refused'),
    };
  }
  if (enabledRows(machine, state).length > 0) return { kind: 'running' };
  if (machine.evaluate(machine.condition(program.rest), state, 0) !== 0)
    return { kind: 'finished', awaiting: awaiting(program, state) };
  return { kind: 'stuck', waiting: waiting(machine, state) };
}

/**
 * Who has not finished and cannot move: first those that keep the run from its rest, where `rest` tells, then those on
 * whom their waiting hangs, or who wait for each other in a cycle, then all other tasks and vcpus.
 */
function waiting(machine: Machine, state: Uint32Array): readonly Waiting[] {
  const { program } = machine;
  const held = program.actors.flatMap((actor, index): readonly Held[] =>
    isUnderWay(machine, actor, index, state)
      ? [{ actor: actorIndex(index), why: failing(machine, state, index) }]
      : [],
  );
  const tasks = held.flatMap((each) => (isTask(actorAt(program, each.actor)) ? [each.actor] : []));
  const needed = missingAtRest(machine, state);
  const atFault = tasks.filter((actor) => needed.has(actor));
  const { cyclic, hangsOn } = waitFor(machine, state, held);
  const links = atFault.length > 0 ? hangsOn(atFault) : [...cyclic, ...hangsOn(cyclic)];
  const told = new Set([...atFault, ...links]);
  const others = tasks.filter((actor) => !told.has(actor));
  const waits = (part: Waiting['part'], actors: readonly ActorIndex[]): readonly Waiting[] =>
    actors.map((actor) => waitOf(machine, state, actor, part));
  return [...waits('at fault', atFault), ...waits('link', links), ...waits('aside', others)];
}

function waitOf(machine: Machine, state: Uint32Array, actor: ActorIndex, part: Waiting['part']): Waiting {
  const { program } = machine;
  const place = locationOf(program, actor, state);
  return {
    ...standOf(program, actor, state),
    isPending: place?.kind.kind === 'inactive',
    loop: place && loopOf(machine, state, place),
    why: obstaclesOf(machine, state, actor),
    part,
  };
}

function standOf(program: Program, actor: ActorIndex, state: Uint32Array): Stand {
  const within = locationOf(program, actor, state)?.path.findLast(({ call }) => call.to > call.from)?.name;
  return { actor, at: standsAt(program, actor, state), atEnd: isAtEnd(program, actor, state), within };
}

/** Not finished: a task or env in its program or asleep at its end, a handler that runs or is pending. */
function isUnderWay(machine: Machine, actor: Actor, index: number, state: Uint32Array): boolean {
  const { program } = machine;
  const isPending = isHandler(actor) && readSlot(program, state, actor.pending) !== 0;
  const kind = locationOf(program, actorIndex(index), state)?.kind.kind;
  if (kind === 'end') return !hasFinished(machine, actorIndex(index), state);
  return isPending || (kind !== undefined && kind !== 'inactive');
}

/** Of those who wait, the ones that explain why the run is stuck: all of them where it is no one's fault, and no cycle. */
export function telling(waiting: readonly Waiting[]): readonly Waiting[] {
  const told = waiting.filter(({ part }) => part !== 'aside');
  return told.length > 0 ? told : waiting;
}

/** The endless tasks that stand before an `await`. */
function awaiting(program: Program, state: Uint32Array): readonly Stand[] {
  return program.actors.flatMap((actor, index) => {
    const rows = actor.endless ? rowsAt(program, actorIndex(index), state) : [];
    const guards = rows.flatMap((row) => rowAt(program, row).guard);
    return guards.some(({ reason }) => reason.kind === 'await')
      ? [standOf(program, actorIndex(index), state)]
      : [];
  });
}

/** The tasks without which the run would be at rest: those that the failing parts of `rest` speak of. */
function missingAtRest(machine: Machine, state: Uint32Array): ReadonlySet<ActorIndex> {
  const { program } = machine;
  const parts = conjuncts(program.rest).filter(
    (part) => machine.evaluate(machine.condition(part), state, 0) === 0,
  );
  const actors = parts.flatMap(slotsOf).flatMap((slot) => {
    const role = program.slots[slot]?.role;
    return role?.kind === 'pc' || role?.kind === 'local' ? [role.actor] : [];
  });
  // Who sleeps at its end is missing by its gate, which stands in `rest` beside its position.
  const gates = new Set(parts.map((part) => JSON.stringify(part)));
  const asleep = program.actors.flatMap((actor, index) => {
    const missing = actor.gate.some(
      ({ test, reason }) =>
        reason.kind === 'gate' && conjuncts(test).some((part) => gates.has(JSON.stringify(part))),
    );
    return missing && isAtEnd(program, index, state) ? [actorIndex(index)] : [];
  });
  return new Set([...actors, ...asleep]);
}
