// A lane's store buffer: stores enter at the end and drain from the front (R10).

import type { Check, Expr, Instruction } from '../model/code.ts';
import { compileAddress, type Evaluator } from './expressions.ts';
import type { Trace } from './trace.ts';
import type { Working } from './working.ts';
import { compileWrite } from './writes.ts';

export function compilePush(
  work: Working,
  i: Instruction & { op: 'push' },
  next: number,
  compile: (expr: Expr) => Evaluator,
  trace: Trace | undefined,
): Evaluator {
  const buffer = work.program.lanes[i.lane]?.buffer;
  const address = compileAddress(work, i.place, compile);
  const value = compile(i.value);
  const fitted = compileFit(work, i.check);
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
function compileFit(work: Working, check: Check): (value: number) => number {
  switch (check.kind) {
    case 'none':
    case 'chart':
      return (value) => value;
    case 'range': {
      const { min, max, fault } = check;
      return (value) => (value >= min && value <= max ? value : work.fail(fault));
    }
    case 'wrap': {
      const { min } = check;
      const size = 2 ** check.bits;
      return (value) => ((((value - min) % size) + size) % size) + min;
    }
  }
}

export function compileDrain(work: Working, lane: number, next: number, trace: Trace | undefined): Evaluator {
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
    const writer = writers[slot];
    if (writer === undefined) return next;
    if (trace !== undefined) trace.written(at, slot, value, writer, next);
    else writer(slot, value);
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
