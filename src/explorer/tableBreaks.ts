// What a drawn table says that its schedule breaks, found out while the schedule is searched.

import { unreachable } from '../base/unreachable.ts';
import { canReach } from '../engine/canReach.ts';
import { enabledRows } from '../engine/explain.ts';
import type { Machine } from '../engine/machine.ts';
import { readSlot } from '../engine/values.ts';
import type { Expr } from '../model/code.ts';
import { TABLE_SEARCH_MAX } from '../model/limits.ts';
import { canTake, rowsWaitedFor } from './locks.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { planFacts, REST } from './wasm/facts.ts';

export interface TableBreaks {
  /** What is to be broken; names that are not in force under these settings are left out. */
  readonly subjects: readonly Subject[];
  /** Bits of those that a state breaks by itself, whatever comes then. */
  readonly along: (state: Uint32Array) => bigint;
  /** Whether all are broken by a run that ends in a state; `along`: bits of those that it has broken on its way. */
  readonly isBroken: (state: Uint32Array, along: bigint) => boolean;
}

/** Prepares what a table must break, by its names. */
export function tableBreaks(machine: Machine, names: readonly string[]): TableBreaks {
  const { program } = machine;
  const plan = planFacts(program);
  const subjects = subjectsOf(program, plan).filter(({ name }) => names.includes(name));
  const conditionOf = ({ bit }: Subject): Expr => plan.conditions[bit - REST] ?? { op: 'const', value: 0 };
  const holds = (expr: Expr): ((state: Uint32Array) => boolean) => {
    const test = machine.condition(expr);
    return (state) => machine.evaluate(test, state, 0) !== 0;
  };
  const isRest = holds(program.rest);
  const waited = rowsWaitedFor(machine);
  const isLost = (state: Uint32Array, expr: Expr): boolean =>
    canReach(machine, state, expr, TABLE_SEARCH_MAX) === false;

  /** Broken by the state itself, or by what can no longer be reached from it. */
  function testOf(subject: Subject): (state: Uint32Array) => boolean {
    const expr = conditionOf(subject);
    switch (subject.kind) {
      case 'error':
        return (state) => readSlot(program, state, program.fault) !== 0;
      case 'never':
        return holds(expr);
      case 'final': {
        const isSo = holds(expr);
        return (state) => isRest(state) && !isSo(state);
      }
      case 'move':
        return (state) =>
          readSlot(program, state, program.fault) === 0 && enabledRows(machine, state).length === 0;
      case 'possible':
        return (state) => isLost(state, expr);
      case 'lock':
        return (state) =>
          waited(state).some((row) => isLost(state, { op: 'and', args: canTake(program, row) }));
      case 'cover':
      case 'always eventually':
      case 'leads to':
        return () => false;
      default:
        return unreachable(subject.kind);
    }
  }

  const tests = subjects.map((subject, index) => ({
    bit: 1n << BigInt(index),
    test: testOf(subject),
    // What is lost stays lost: it is looked for where the table ends.
    isAlong: subject.kind !== 'possible' && subject.kind !== 'lock',
  }));
  return {
    subjects,
    along: (state) =>
      tests.reduce((bits, { bit, test, isAlong }) => (isAlong && test(state) ? bits | bit : bits), 0n),
    isBroken: (state, along) => tests.every(({ bit, test }) => (along & bit) !== 0n || test(state)),
  };
}
