// Steps that somebody stands before and cannot take, because of a lock or of a condition that does not hold: an
// attempt, as tables of deadlocks draw it.

import type { Reason } from '../model/conditions.ts';
import type { ActorIndex, RowIndex } from '../model/indices.ts';
import { rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

import type { Evaluator } from './expressions.ts';
import { rowsAt } from './locations.ts';
import type { Machine } from './machine.ts';

/** The rows of the step table that an actor attempts in a state; none where it can move, or is kept from it by others. */
export type Attempts = (state: Uint32Array, actor: ActorIndex) => readonly RowIndex[];

/** Makes a function that tells them; conditions are prepared when they are first met. */
export function createAttempts(machine: Machine): Attempts {
  const { program } = machine;
  const gates = new Map<number, Evaluator>();
  const guards = new Map<number, Evaluator>();
  const prepared = (known: Map<number, Evaluator>, index: number, conditions: Conditions): Evaluator => {
    const test =
      known.get(index) ??
      machine.condition({ op: 'and', args: conditions.map((condition) => condition.test) });
    known.set(index, test);
    return test;
  };
  return (state, index) => {
    const actor = program.actors[index];
    if (actor === undefined) return [];
    const holds = (test: Evaluator): boolean => machine.evaluate(test, state, 0) !== 0;
    if (!holds(prepared(gates, index, actor.gate))) return [];
    const rows = rowsAt(program, index, state);
    const waits = rows.every((row) => !holds(prepared(guards, row, guardOf(program, row))));
    return waits ? rows.filter((row) => guardOf(program, row).some(({ reason }) => isWait(reason))) : [];
  };
}

type Conditions = Program['choices'][number]['guard'];

function guardOf(program: Program, row: RowIndex): Conditions {
  return rowAt(program, row).guard;
}

function isWait({ kind }: Reason): boolean {
  return kind === 'lock' || kind === 'await' || kind === 'when';
}
