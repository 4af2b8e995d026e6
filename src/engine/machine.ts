// The meaning of one atomic step, once, for stepping and exploring: `enabled` and `apply` on packed states.
//
// Expressions and instructions of the program become closures over one working buffer; nothing is allocated
// while states are stepped. `trace` runs the same instructions and also tells what each of them did.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { Actor } from '../model/actors.ts';
import type { Expr } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import type { ActorIndex, RowIndex } from '../model/indices.ts';
import { rowAt } from '../model/lookup.ts';
import { withoutMemoryWaits } from '../model/memoryWaits.ts';
import type { Program } from '../model/program.ts';
import type { Happening } from '../model/run.ts';
import { type CanMove, compileCondition, compileExpr, type Evaluator } from './expressions.ts';
import { compileRow, type RowRunner } from './instructions.ts';
import { PlayedFrames } from './playedFrames.ts';
import { Trace } from './trace.ts';
import { formatValue } from './values.ts';
import { Working } from './working.ts';

export interface Machine {
  readonly program: Program;
  /** 32-bit words of a packed state. */
  readonly words: number;
  /** What `frames.ts` has made of it so far. */
  readonly played: PlayedFrames;
  /** Writes the initial state at word `at` of `out`. */
  initial(out: Uint32Array, at: number): void;
  /** Writes the rows of the step table that are enabled in the state at `at`, in order of actor and alternative; returns how many. */
  enabled(states: Uint32Array, at: number, out: Int32Array): number;
  /** Writes the state after an enabled row at `outAt`; a step that fails leaves its fault in the state. */
  apply(states: Uint32Array, at: number, row: RowIndex, out: Uint32Array, outAt: number): void;
  /** Like `apply`, and tells what each instruction did, in order. Slower; for the page and for tables. */
  trace(
    states: Uint32Array,
    at: number,
    row: RowIndex,
    out: Uint32Array,
    outAt: number,
  ): readonly Happening[];
  /** Whether an actor can move in the state at `at`; `patient`: or could, if its lane kept no stores back. */
  canMove(states: Uint32Array, at: number, actor: ActorIndex, patient: boolean): boolean;
  /** Prepares a condition of the program (rest, a property, a guard) for `evaluate`. */
  condition(expr: Expr): Evaluator;
  /** The value of a prepared condition in a state. */
  evaluate(test: Evaluator, states: Uint32Array, at: number): number;
}

/** Builds the machine of a program. */
export function createMachine(program: Program): Machine {
  return new PackedMachine(program);
}

interface ActorRunner {
  readonly gate: Evaluator | undefined;
  /** Rows offered where the actor stands. */
  readonly rows: () => readonly RowIndex[];
}

const NO_ROWS: readonly RowIndex[] = [];

class PackedMachine implements Machine {
  readonly program: Program;
  readonly words: number;
  readonly played = new PlayedFrames();
  private readonly work: Working;
  private readonly actors: readonly ActorRunner[];
  private readonly guards: readonly (Evaluator | undefined)[];
  private readonly runners: readonly RowRunner[];
  private readonly patient = new Map<RowIndex, { readonly guard: Evaluator | undefined }>();
  private readonly moves: CanMove = (actor, patient) => (this.canMoveNow(actor, patient) ? 1 : 0);
  private readonly traced: (RowRunner | undefined)[] = [];
  private readonly tracer: Trace;
  private readonly start: Uint32Array;

  constructor(program: Program) {
    this.program = program;
    this.words = program.words;
    this.work = new Working(program);
    this.actors = program.actors.map((actor) => this.actorRunner(actor));
    this.guards = program.choices.map((row) => this.conjunction(row.guard));
    const compile = (expr: Expr): Evaluator => this.value(expr);
    this.runners = program.choices.map((row) => compileRow(this.work, row, compile, undefined));
    this.tracer = new Trace(
      (slot) => this.work.get(slot),
      (type, value) => formatValue(program, type, value),
    );
    this.start = new Uint32Array(program.words);
    this.runPrologue();
  }

  initial(out: Uint32Array, at: number): void {
    out.set(this.start, at);
  }

  enabled(states: Uint32Array, at: number, out: Int32Array): number {
    const { work, actors, guards } = this;
    work.load(states, at);
    if (work.faulted()) return 0;
    let count = 0;
    for (let actor = 0; actor < actors.length; actor++) {
      const runner = actors[actor];
      if (runner === undefined || (runner.gate !== undefined && runner.gate() === 0)) continue;
      const rows = runner.rows();
      for (let i = 0; i < rows.length; i++) {
        const row = defined(rows[i]);
        const guard = guards[row];
        if (guard === undefined || guard() !== 0) out[count++] = row;
      }
    }
    return count;
  }

  apply(states: Uint32Array, at: number, row: RowIndex, out: Uint32Array, outAt: number): void {
    this.work.load(states, at);
    this.runners[row]?.();
    this.work.store(out, outAt);
  }

  trace(
    states: Uint32Array,
    at: number,
    row: RowIndex,
    out: Uint32Array,
    outAt: number,
  ): readonly Happening[] {
    this.work.clearScratch();
    this.work.load(states, at);
    this.tracedRunner(row)();
    this.work.store(out, outAt);
    return this.tracer.take();
  }

  condition(expr: Expr): Evaluator {
    return compileCondition(this.work, expr, this.moves);
  }

  evaluate(test: Evaluator, states: Uint32Array, at: number): number {
    this.work.load(states, at);
    return test();
  }

  /** A value inside a step: where it cannot be had, the step fails. */
  private value(expr: Expr): Evaluator {
    return compileExpr(this.work, expr, this.moves);
  }

  /** Rows are traced only where somebody looks: they are compiled when first asked for. */
  private tracedRunner(row: RowIndex): RowRunner {
    const known = this.traced[row];
    if (known !== undefined) return known;
    const choice = this.program.choices[row];
    assert(choice !== undefined, 'the row exists');
    const runner = compileRow(this.work, choice, (expr) => this.value(expr), this.tracer);
    this.traced[row] = runner;
    return runner;
  }

  private runPrologue(): void {
    this.work.reset();
    for (const code of this.program.prologue) {
      compileRow(this.work, { code, resetOnFault: [] }, (expr) => this.value(expr), undefined)();
      if (this.work.faulted()) break;
    }
    this.work.store(this.start, 0);
  }

  canMove(states: Uint32Array, at: number, actor: ActorIndex, patient: boolean): boolean {
    this.work.load(states, at);
    return this.canMoveNow(actor, patient);
  }

  private canMoveNow(actor: ActorIndex, patient: boolean): boolean {
    const runner = this.actors[actor];
    if (runner === undefined || this.work.faulted()) return false;
    if (runner.gate !== undefined && runner.gate() === 0) return false;
    return runner.rows().some((row) => {
      const guard = patient ? this.patientGuard(row) : this.guards[row];
      return guard === undefined || guard() !== 0;
    });
  }

  /** What a row waits for but its lane's own stores. */
  private patientGuard(row: RowIndex): Evaluator | undefined {
    const guard = rowAt(this.program, row).guard;
    const others = withoutMemoryWaits(guard);
    if (others.length === guard.length) return this.guards[row];
    const known = this.patient.get(row) ?? { guard: this.conjunction(others) };
    this.patient.set(row, known);
    return known.guard;
  }

  private actorRunner(actor: Actor): ActorRunner {
    const { work } = this;
    const gate = this.conjunction(actor.gate);
    const host = actor.threads[0];
    if (host === undefined) return { gate, rows: () => actor.choices };
    const plain = host.locations.map((place) => place.choices);
    const inside = host.locations.map(({ kind }) => {
      const thread = kind.kind === 'in guest' ? actor.threads[kind.thread] : undefined;
      return kind.kind === 'in guest' && thread !== undefined
        ? { pc: thread.pc, choices: kind.choices }
        : undefined;
    });
    const rows = (): readonly RowIndex[] => {
      const pc = work.get(host.pc);
      const guest = inside[pc];
      if (guest === undefined) return plain[pc] ?? NO_ROWS;
      return guest.choices[work.get(guest.pc)] ?? NO_ROWS;
    };
    return { gate, rows };
  }

  /** All conditions together; undefined where there is nothing to test. */
  private conjunction(conditions: readonly Condition[]): Evaluator | undefined {
    if (conditions.length === 0) return undefined;
    return this.condition({ op: 'and', args: conditions.map((condition) => condition.test) });
  }
}
