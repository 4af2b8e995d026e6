// One row of the step table as a closure: runs its instructions on the working buffer.

import { unreachable } from '../base/unreachable.ts';
import { STEP_OPERATIONS_MAX } from '../model/limits.ts';
import type { Check, ChoiceRow, Expr, Instruction } from '../model/program.ts';
import { compileAddress, type Evaluator, STEP_FAULT } from './expressions.ts';
import type { Trace } from './trace.ts';
import type { Working } from './working.ts';

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
  const end = runners.length;
  const before = new Int32Array(work.size);
  const { resetOnFault } = row;
  const runaway = work.program.faults.findIndex((fault) => fault.kind === 'runaway') + 1;
  return () => {
    let next = 0;
    let operations = 0;
    work.snapshot(before);
    try {
      while (next < end) {
        if (operations++ > STEP_OPERATIONS_MAX) {
          // Where an endless step stands when it is stopped means nothing: it counts as not taken.
          work.restore(before);
          work.setFault(runaway);
          return;
        }
        const runner = runners[next];
        if (runner === undefined) return;
        next = runner();
      }
    } catch (error) {
      if (error !== STEP_FAULT) throw error;
      for (const slot of resetOnFault) work.clear(slot);
      work.setFault(STEP_FAULT.fault);
    }
  };
}

function fail(fault: number): never {
  STEP_FAULT.fault = fault;
  throw STEP_FAULT;
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
    case 'write':
      return compileStore(work, i, compileAddress(work, i.place, compile), next, compile, trace);
    case 'push':
      return compilePush(work, i, next, compile, trace);
    case 'drain':
      return compileDrain(work, i.lane, next, trace);
    case 'label':
      return compileLabel(i, next, compile, trace);
    case 'assert': {
      const cond = compile(i.cond);
      const { fault, at } = i;
      return () => {
        trace?.ran(at);
        return cond() === 0 ? fail(fault) : next;
      };
    }
    case 'raise':
    case 'unraise':
      return compileRaise(work, i, next, compile, trace);
    case 'branch': {
      const cond = compile(i.cond);
      const { target, at } = i;
      return () => {
        trace?.ran(at);
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
        for (let k = 0; k < dead.length; k++) work.clear(dead[k] ?? 0);
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
  if (trace === undefined) {
    return () => {
      write(address(), value());
      return next;
    };
  }
  return () => {
    const slot = address();
    return trace.written(at, slot, () => write(slot, value()), next);
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

/** Writes a value into a slot, tested as its type asks. */
function compileWrite(work: Working, check: Check): (slot: number, value: number) => void {
  switch (check.kind) {
    case 'none':
      return (slot, value) => work.set(slot, value);
    case 'range': {
      const { min, max, fault } = check;
      return (slot, value) => (value >= min && value <= max ? work.set(slot, value) : fail(fault));
    }
    case 'wrap': {
      const { min } = check;
      const size = 2 ** check.bits;
      return (slot, value) => work.set(slot, ((((value - min) % size) + size) % size) + min);
    }
    case 'chart': {
      const moves = chartMoves(work, check.chart);
      const { states, allowed } = moves;
      const { fault } = check;
      return (slot, value) => {
        const from = work.get(slot);
        if (from !== value && allowed[from * states + value] !== 1) fail(fault);
        work.set(slot, value);
      };
    }
  }
}

function chartMoves(work: Working, index: number): { readonly states: number; readonly allowed: Uint8Array } {
  const chart = work.program.charts[index];
  const states = chart?.states.length ?? 0;
  const allowed = new Uint8Array(states * states);
  for (const edge of chart?.edges ?? []) allowed[edge.from * states + edge.to] = 1;
  return { states, allowed };
}

function compilePush(
  work: Working,
  i: Instruction & { op: 'push' },
  next: number,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): Runner {
  const buffer = work.program.lanes[i.lane]?.buffer;
  const address = compileAddress(work, i.place, compile);
  const value = compile(i.value);
  const fitted = compileFit(i.check);
  const { at, lane } = i;
  return () => {
    if (buffer === undefined) return next;
    const count = work.get(buffer.count);
    const entry = buffer.entries[count];
    if (entry === undefined) return next;
    const slot = address();
    const stored = fitted(value());
    work.set(entry.address, slot);
    work.set(entry.value, stored);
    work.set(buffer.count, count + 1);
    trace?.buffered(at, slot, stored, lane);
    return next;
  };
}

/** The value as the variable would hold it; a value that it cannot hold is a fault at the store. */
function compileFit(check: Check): (value: number) => number {
  switch (check.kind) {
    case 'none':
    case 'chart':
      return (value) => value;
    case 'range': {
      const { min, max, fault } = check;
      return (value) => (value >= min && value <= max ? value : fail(fault));
    }
    case 'wrap': {
      const { min } = check;
      const size = 2 ** check.bits;
      return (value) => ((((value - min) % size) + size) % size) + min;
    }
  }
}

function compileDrain(work: Working, lane: number, next: number, trace: Trace | undefined): Runner {
  const { program } = work;
  const buffer = program.lanes[lane]?.buffer;
  const writers = program.slots.map((slot) =>
    slot.role.kind === 'memory'
      ? compileWrite(work, program.variables[slot.role.variable]?.check ?? { kind: 'none' })
      : undefined,
  );
  return () => {
    if (buffer === undefined) return next;
    const count = work.get(buffer.count);
    const oldest = buffer.entries[0];
    if (oldest === undefined) return next;
    const slot = work.get(oldest.address);
    const value = work.get(oldest.value);
    const at = program.variables[memoryVariable(program.slots[slot])]?.range ?? { from: 0, to: 0 };
    if (trace !== undefined) trace.written(at, slot, () => writers[slot]?.(slot, value), next);
    else writers[slot]?.(slot, value);
    for (let k = 1; k < buffer.entries.length; k++) {
      const [to, from] = [buffer.entries[k - 1], buffer.entries[k]];
      if (to === undefined || from === undefined) continue;
      work.set(to.address, k < count ? work.get(from.address) : 0);
      work.set(to.value, k < count ? work.get(from.value) : 0);
    }
    const last = buffer.entries[count - 1];
    if (last !== undefined) {
      work.set(last.address, 0);
      work.set(last.value, 0);
    }
    work.set(buffer.count, count - 1);
    return next;
  };
}

function memoryVariable(slot: Working['program']['slots'][number] | undefined): number {
  return slot?.role.kind === 'memory' ? slot.role.variable : -1;
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
  const flags = actors.map((actor) => work.program.actors[actor]);
  return () => {
    const which = index();
    const actor = actors[which];
    const flag = flags[which];
    if (actor === undefined || flag?.pending === undefined) return fail(fault);
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
