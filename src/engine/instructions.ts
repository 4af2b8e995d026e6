// One row of the step table as a closure: runs its instructions on the working buffer.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Expr, Instruction, TextRange } from '../model/code.ts';
import { type SlotIndex, slotIndex } from '../model/indices.ts';
import { STEP_INSTRUCTIONS_MAX, STEP_OPERATIONS_MAX } from '../model/limits.ts';
import { flagsOf } from '../model/lookup.ts';
import type { ChoiceRow, Program } from '../model/program.ts';
import { compileAddress, type Evaluator } from './expressions.ts';
import type { Trace } from './trace.ts';
import type { Working } from './working.ts';
import { compileWrite } from './writes.ts';

/** Runs a step; afterwards the buffer holds the next state, or the state with its fault. */
export type RowRunner = () => void;
/** Runs one instruction; returns the index of the next one. */
type Runner = () => number;

export function compileRow(
  work: Working,
  row: Pick<ChoiceRow, 'code' | 'resetOnFault'>,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): RowRunner {
  const runners = row.code.map((instruction, index) =>
    compileInstruction(work, instruction, index + 1, compile, trace),
  );
  const { resetOnFault } = row;
  const run = needsBound(row.code) ? boundedRun(work, row.code, runners) : plainRun(runners);
  return () => {
    try {
      run();
    } catch (error) {
      if (error !== work.stepFault) throw error;
      for (const slot of resetOnFault) work.clear(slot);
      work.setFault(work.stepFault.fault);
    }
  };
}

/** Whether a step could pass the bounds: it is long, or a jump leads backwards. */
export function needsBound(code: readonly Instruction[]): boolean {
  return (
    code.length > STEP_OPERATIONS_MAX ||
    code.some((i, index) => (i.op === 'jump' || i.op === 'branch') && i.target <= index)
  );
}

function plainRun(runners: readonly Runner[]): () => void {
  const end = runners.length;
  return () => {
    for (let next = 0; next < end; ) {
      const runner = runners[next];
      if (runner === undefined) return;
      next = runner();
    }
  };
}

/** Counts what others could see; where an endless step stands when it is stopped means nothing, so it counts as not taken. */
function boundedRun(work: Working, code: readonly Instruction[], runners: readonly Runner[]): () => void {
  const visible = code.map((instruction) => isOperation(work.program, instruction));
  const before = new Int32Array(work.size);
  const runaway = work.program.faults.findIndex((fault) => fault.kind === 'runaway') + 1;
  const end = runners.length;
  return () => {
    work.snapshot(before);
    let operations = 0;
    let instructions = 0;
    for (let next = 0; next < end; ) {
      if (visible[next] === true) operations += 1;
      if (operations > STEP_OPERATIONS_MAX || ++instructions > STEP_INSTRUCTIONS_MAX) {
        work.restore(before);
        work.setFault(runaway);
        return;
      }
      const runner = runners[next];
      if (runner === undefined) return;
      next = runner();
    }
  };
}

/** What others could see: R3 counts these. A section and the taking of an interrupt are no more than what they do. */
export function isOperation({ slots }: Program, i: Instruction): boolean {
  const roleOf = (slot: SlotIndex): string | undefined => slots[slot]?.role.kind;
  switch (i.op) {
    case 'read':
    case 'tell':
    case 'raise':
    case 'unraise':
      return true;
    case 'write':
      return roleOf(i.place.base) !== 'ghost';
    case 'set':
      return roleOf(i.slot) === 'interrupts on' || roleOf(i.slot) === 'guest interrupts on';
    case 'note':
      return i.what !== 'lock' && i.what !== 'unlock' && i.what !== 'take';
    case 'label':
    case 'assert':
    case 'branch':
    case 'jump':
    case 'stop':
      return false;
    default:
      return unreachable(i);
  }
}

function compileInstruction(
  work: Working,
  i: Instruction,
  next: number,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): Runner {
  switch (i.op) {
    case 'set':
      return compileStore(work, i, () => i.slot, next, compile, trace);
    case 'read':
      return compileStore(
        work,
        { ...i, op: 'set', check: { kind: 'none' } },
        () => i.slot,
        next,
        compile,
        trace,
      );
    case 'write':
      return compileStore(work, i, compileAddress(work, i.place, compile), next, compile, trace);
    case 'tell':
      return compileTell(i, next, compile, trace);
    case 'label':
      return compileLabel(i, next, compile, trace);
    case 'assert': {
      const cond = compile(i.cond);
      const { fault, at } = i;
      return () => {
        trace?.ran(at);
        return cond() === 0 ? work.fail(fault) : next;
      };
    }
    case 'raise':
    case 'unraise':
      return compileRaise(work, i, next, compile, trace);
    case 'branch': {
      const cond = compile(i.cond);
      const { target, at } = i;
      if (trace === undefined || at === undefined) return () => (cond() !== 0 ? next : target);
      return () => {
        trace.ran(at);
        return cond() !== 0 ? next : target;
      };
    }
    case 'jump': {
      const { target } = i;
      return () => target;
    }
    case 'note': {
      const { at } = i;
      return () => {
        trace?.ran(at);
        return next;
      };
    }
    case 'stop': {
      const { slot, pc, dead } = i;
      return () => {
        work.set(slot, pc);
        for (let k = 0; k < dead.length; k++) work.clear(defined(dead[k]));
        return next;
      };
    }
    default:
      return unreachable(i);
  }
}

function compileStore(
  work: Working,
  i: Instruction & { op: 'set' | 'write' },
  address: Evaluator,
  next: number,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): Runner {
  const write = compileWrite(work, i.check);
  const value = compile(i.value);
  const { at } = i;
  if (trace === undefined || at === undefined) {
    return () => {
      write(slotIndex(address()), value());
      return next;
    };
  }
  return () => {
    const slot = slotIndex(address());
    return trace.written(at === 'declaration' ? declaration(work, slot) : at, slot, value(), write, next);
  };
}

/** Where the variable of a slot is declared. */
function declaration({ program }: Working, slot: SlotIndex): TextRange {
  const role = program.slots[slot]?.role;
  const variable = role?.kind === 'memory' ? program.variables[role.variable] : undefined;
  assert(variable !== undefined, 'what reaches memory belongs to a variable');
  return variable.range;
}

/** Only told, like a label. */
function compileTell(
  i: Instruction & { op: 'tell' },
  next: number,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): Runner {
  if (trace === undefined) return () => next;
  const { at, what, lane, effect } = i;
  const [slot, value] = [compile(i.slot), compile(i.value)];
  return () => {
    trace.told({ kind: what, slot: slotIndex(slot()), value: value(), effect, lane, at });
    return next;
  };
}

/** Labels are only told: a machine that explores passes them by. */
function compileLabel(
  i: Instruction & { op: 'label' },
  next: number,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): Runner {
  if (trace === undefined) return () => next;
  const parts = i.parts.map((part) =>
    typeof part === 'string' ? part : { value: compile(part.value), type: part.type },
  );
  const { at } = i;
  return () => trace.labelled(at, parts, next);
}

function compileRaise(
  work: Working,
  i: Instruction & { op: 'raise' | 'unraise' },
  next: number,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): Runner {
  const index = compile(i.index);
  const { actors, fault, at, op } = i;
  const flags = actors.map((actor) => flagsOf(work.program, actor));
  return () => {
    const which = index();
    const actor = actors[which];
    const flag = flags[which];
    if (actor === undefined || flag === undefined) return work.fail(fault);
    const { pending, inFlight } = flag;
    if (op === 'unraise') {
      work.set(pending, 0);
      if (inFlight !== undefined) work.set(inFlight, 0);
      trace?.ran(at);
      return next;
    }
    const target = inFlight ?? pending;
    trace?.raised(at, actor, work.get(target) !== 0);
    work.set(target, 1);
    return next;
  };
}
