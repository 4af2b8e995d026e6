// Who waits for a lock that no schedule gives him any more: the built-in property `lock`, AG EF as `possible` is.
//
// An actor that stands before a lock stays there until it takes it. So a state in which it could take it is one that
// still leads to its being given the lock, and nothing else about the way there matters.

import { defined } from '../base/defined.ts';
import { mapDefined } from '../base/mapDefined.ts';
import type { Evaluator } from '../engine/expressions.ts';
import { rowsAt } from '../engine/locations.ts';
import type { Machine } from '../engine/machine.ts';
import type { Thread } from '../model/actors.ts';
import type { Expr } from '../model/code.ts';
import { type ActorIndex, actorIndex, type Pc, pcIndex, type RowIndex, rowIndex } from '../model/indices.ts';
import { actorAt, rowAt, slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Analysis } from './analysis.ts';
import { markBackward } from './reach.ts';
import { fact, type StateSpace } from './stateSpace.ts';
import { ERROR } from './wasm/facts.ts';

/** Rows of the step table that take a lock: a fine spinlock or a mutex. */
export function lockRows({ choices }: Program): readonly RowIndex[] {
  return choices.flatMap(({ guard }, row) =>
    guard.some(({ reason }) => reason.kind === 'lock') ? [rowIndex(row)] : [],
  );
}

/**
 * Marks the states in which somebody waits for a lock, and which lead to no state in which he could take it. A state
 * that ended in an error is none: the run is over. Where the search stopped at a bound, only states from which every
 * way has been followed to its end are marked. Undefined where the edges were not kept.
 */
export function deniedLocks(analysis: Analysis): Uint8Array | undefined {
  const { space, graph } = analysis;
  if (graph === undefined) return undefined;
  const denied = new Uint8Array(space.table.size);
  const threads = threadsWithLocks(space.program);
  if (threads.length === 0) return denied;
  const waits = createWaits(analysis.machine);
  for (const thread of threads) {
    const standing = standingBefore(space, thread);
    const given = takenNext(analysis, thread);
    given.fill(1, space.expanded);
    markBackward(graph.before, given, standing);
    for (let state = 0; state < denied.length; state++) {
      if (standing[state] === 0 || given[state] === 1 || fact(space, state, ERROR)) continue;
      if (waits(space.table.state(state), thread) !== undefined) denied[state] = 1;
    }
  }
  return denied;
}

/** The rows that somebody in a state waits to take, and for nothing but the lock. */
export function rowsWaitedFor(machine: Machine): (state: Uint32Array) => readonly RowIndex[] {
  const waits = createWaits(machine);
  const threads = threadsWithLocks(machine.program);
  return (state) => mapDefined(threads, (thread) => waits(state, thread));
}

/** Where a thread stands when it can take a row, and all else that must be so: true exactly where the row is enabled. */
export function canTake(program: Program, row: RowIndex): readonly Expr[] {
  const choice = rowAt(program, row);
  const actor = actorAt(program, choice.actor);
  const [host] = actor.threads;
  const thread = actor.threads[choice.thread];
  // A drain and a delivery stand nowhere.
  if (thread === undefined || host === undefined)
    return [...actor.gate, ...choice.guard].map(({ test }) => test);
  const inside = host.locations.flatMap(({ kind }, pc) =>
    kind.kind === 'in guest' && kind.choices.some((rows) => rows.includes(row)) ? [pc] : [],
  );
  return [
    { op: 'one of', slot: thread.pc, values: [choice.location] },
    ...(thread === host ? [] : [{ op: 'one of', slot: host.pc, values: inside } as const]),
    ...[...actor.gate, ...choice.guard].map(({ test }) => test),
  ];
}

/** A thread that takes locks somewhere. */
interface LockThread {
  readonly actor: ActorIndex;
  readonly thread: Thread;
  /** Its rows that take one. */
  readonly rows: ReadonlySet<RowIndex>;
  /** Locations at which it stands before one. */
  readonly locations: ReadonlySet<Pc>;
}

function threadsWithLocks(program: Program): readonly LockThread[] {
  const rows = lockRows(program);
  return program.actors.flatMap((actor, index) =>
    actor.threads.flatMap((thread, number): readonly LockThread[] => {
      const own = rows.filter((row) => {
        const choice = program.choices[row];
        return choice?.actor === index && choice.thread === number;
      });
      const locations = own.map((row) => rowAt(program, row).location);
      if (own.length === 0) return [];
      return [{ actor: actorIndex(index), thread, rows: new Set(own), locations: new Set(locations) }];
    }),
  );
}

function standingBefore({ program, table }: StateSpace, { thread, locations }: LockThread): Uint8Array {
  const marks = new Uint8Array(table.size);
  const { word, shift, bits, min } = slotAt(program, thread.pc);
  const mask = 2 ** bits - 1;
  for (let state = 0; state < marks.length; state++) {
    const location = ((defined(table.words[table.at(state) + word]) >>> shift) & mask) + min;
    if (locations.has(pcIndex(location))) marks[state] = 1;
  }
  return marks;
}

/** Marks the states in which the thread can take the lock that it stands before. */
function takenNext({ graph, space }: Analysis, { rows }: LockThread): Uint8Array {
  const marks = new Uint8Array(space.table.size);
  if (graph === undefined) return marks;
  const { first, rows: rowOf } = graph.edges;
  for (let state = 0; state < space.expanded; state++) {
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++)
      if (rows.has(rowIndex(defined(rowOf[edge])))) marks[state] = 1;
  }
  return marks;
}

/** Makes a function that tells which row a thread waits to take; undefined where it waits for none, or for more than the lock. */
function createWaits(machine: Machine): (state: Uint32Array, thread: LockThread) => RowIndex | undefined {
  const { program } = machine;
  const prepared = new Map<RowIndex, { readonly lock: Evaluator; readonly others: Evaluator }>();
  const testsOf = (row: RowIndex) => {
    const { actor, guard } = rowAt(program, row);
    const all = (expr: readonly Expr[]): Evaluator => machine.condition({ op: 'and', args: expr });
    const tests = prepared.get(row) ?? {
      lock: all(guard.filter(({ reason }) => reason.kind === 'lock').map(({ test }) => test)),
      others: all(
        [...actorAt(program, actor).gate, ...guard]
          .filter(({ reason }) => reason.kind !== 'lock')
          .map(({ test }) => test),
      ),
    };
    prepared.set(row, tests);
    return tests;
  };
  return (state, { actor, rows }) =>
    rowsAt(program, actor, state).find((row) => {
      if (!rows.has(row)) return false;
      const { lock, others } = testsOf(row);
      return machine.evaluate(lock, state, 0) === 0 && machine.evaluate(others, state, 0) !== 0;
    });
}
