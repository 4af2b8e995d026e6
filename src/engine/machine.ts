// The meaning of one atomic step, once, for stepping and exploring: `enabled` and `apply` on packed states.
//
// Expressions and instructions of the program become closures over one working buffer; nothing is allocated
// while states are stepped. `trace` runs the same instructions and also tells what each of them did.

import { assert } from '../base/assert.ts';
import type { Expr, Program } from '../model/program.ts';
import type { Happening } from '../model/run.ts';
import { compileRow, type RowRunner } from './instructions.ts';
import { compileExpr, type Evaluator } from './expressions.ts';
import { Trace } from './trace.ts';
import { formatValue } from './values.ts';
import { Working } from './working.ts';

export interface Machine {
  readonly program: Program;
  /** 32-bit words of a packed state. */
  readonly words: number;
  /** Writes the initial state at word `at` of `out`. */
  initial(out: Uint32Array, at: number): void;
  /** Writes the rows of the step table that are enabled in the state at `at`, in order of actor and alternative; returns how many. */
  enabled(states: Uint32Array, at: number, out: Int32Array): number;
  /** Writes the state after an enabled row at `outAt`; a step that fails leaves its fault in the state. */
  apply(states: Uint32Array, at: number, row: number, out: Uint32Array, outAt: number): void;
  /** Like `apply`, and tells what each instruction did, in order. Slower; for the page and for tables. */
  trace(states: Uint32Array, at: number, row: number, out: Uint32Array, outAt: number): readonly Happening[];
  /** The value of a condition of the program (rest, a property, a check) in a state. */
  evaluate(test: Evaluator, states: Uint32Array, at: number): number;
  /** Prepares a condition for `evaluate`. */
  condition(expr: Expr): Evaluator;
}

interface ActorRunner {
  readonly gate: Evaluator | undefined;
  /** Rows offered at a position: by host position, then (inside a guest) by guest position. */
  readonly rows: (work: Working) => readonly number[];
}

/** Builds the machine of a program. */
export function createMachine(program: Program): Machine {
  const work = new Working(program);
  const enabledActor = (actor: number): number => (isActorEnabled(actor) ? 1 : 0);
  const conditionOf = (expr: Expr): Evaluator => compileExpr(work, expr, enabledActor);
  const actors = program.actors.map((_, actor) => actorRunner(program, actor, conditionOf));
  const guards = program.choices.map((row) => conjunction(row.guard.map((condition) => condition.test), conditionOf));
  const runners: readonly RowRunner[] = program.choices.map((row) => compileRow(work, row, conditionOf, undefined));
  const tracer = new Trace((slot) => work.get(slot), (type, value) => formatValue(program, type, value));
  const traced: (RowRunner | undefined)[] = [];
  const start = new Uint32Array(program.words);

  function isActorEnabled(actor: number): boolean {
    const runner = actors[actor];
    if (runner === undefined || work.faulted() || (runner.gate !== undefined && runner.gate() === 0)) return false;
    for (const row of runner.rows(work)) {
      const guard = guards[row];
      if (guard === undefined || guard() !== 0) return true;
    }
    return false;
  }

  function enabled(states: Uint32Array, at: number, out: Int32Array): number {
    work.load(states, at);
    if (work.faulted()) return 0;
    let count = 0;
    for (let actor = 0; actor < actors.length; actor++) {
      const runner = actors[actor];
      if (runner === undefined || (runner.gate !== undefined && runner.gate() === 0)) continue;
      const rows = runner.rows(work);
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] ?? 0;
        const guard = guards[row];
        if (guard === undefined || guard() !== 0) out[count++] = row;
      }
    }
    return count;
  }

  function apply(states: Uint32Array, at: number, row: number, out: Uint32Array, outAt: number): void {
    work.load(states, at);
    runners[row]?.();
    work.store(out, outAt);
  }

  function trace(states: Uint32Array, at: number, row: number, out: Uint32Array, outAt: number): readonly Happening[] {
    const choice = program.choices[row];
    assert(choice !== undefined, 'the row exists');
    const runner = (traced[row] ??= compileRow(work, choice, conditionOf, tracer));
    work.load(states, at);
    runner();
    work.store(out, outAt);
    return tracer.take();
  }

  work.reset();
  for (const code of program.prologue) {
    compileRow(work, { code, resetOnFault: [] }, conditionOf, undefined)();
    if (work.faulted()) break;
  }
  work.store(start, 0);

  return {
    program,
    words: program.words,
    initial: (out, at) => out.set(start, at),
    enabled,
    apply,
    trace,
    evaluate: (test, states, at) => {
      work.load(states, at);
      return test();
    },
    condition: conditionOf,
  };
}

function actorRunner(program: Program, index: number, conditionOf: Machine['condition']): ActorRunner {
  const actor = program.actors[index];
  assert(actor !== undefined, 'the actor exists');
  const gate = conjunction(actor.gate.map((condition) => condition.test), conditionOf);
  const host = actor.threads[0];
  if (host === undefined) return { gate, rows: () => actor.choices };
  const plain = host.locations.map((location) => location.choices);
  const inside = host.locations.map(({ kind }) => {
    const thread = kind.kind === 'in guest' ? actor.threads[kind.thread] : undefined;
    return kind.kind === 'in guest' && thread !== undefined ? { pc: thread.pc, choices: kind.choices } : undefined;
  });
  const none: readonly number[] = [];
  return {
    gate,
    rows: (work) => {
      const pc = work.get(host.pc);
      const guest = inside[pc];
      if (guest === undefined) return plain[pc] ?? none;
      return guest.choices[work.get(guest.pc)] ?? none;
    },
  };
}

/** All of them; undefined where there is nothing to test. */
function conjunction(tests: readonly Expr[], conditionOf: Machine['condition']): Evaluator | undefined {
  const evaluators = tests.map((test) => conditionOf(test));
  const [first, second] = evaluators;
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  if (evaluators.length === 2) return () => (first() !== 0 && second() !== 0 ? 1 : 0);
  return () => {
    for (let i = 0; i < evaluators.length; i++) if (evaluators[i]?.() === 0) return 0;
    return 1;
  };
}
