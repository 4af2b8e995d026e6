// Carries out what an instruction does to registers, which are locals, and to words on the stack.

import type { Node } from '../lang/syntax/syntax.ts';
import { listingOf } from './asmListing.ts';
import { type Cell, type Computation, cellsOf, type RegisterMachine } from './cell.ts';
import { failAt, popNumber, push, type Run, setLocal } from './run.ts';
import { localValue } from './state.ts';

export function compute(run: Run, cell: Cell, computation: Computation): void {
  computation.run(registersOf(run, cell));
}

function registersOf(run: Run, cell: Cell): RegisterMachine {
  return {
    get: (name) => Number(localValue(run.process, name)),
    set: (name, value) => setLocal(run, name, value),
    pop: () => popNumber(run),
    push: (value) => push(run, value),
    fail: () => failAt('index', instructionAround(run, cell), cell.ctx),
  };
}

/** The instruction that the cell belongs to. */
function instructionAround(run: Run, cell: Cell): Node {
  for (const { item, ctx } of cellsOf(cell)) {
    if (item.kind !== 'end of asm line') continue;
    const line = listingOf(run.world, ctx, item.node).lines[item.index]?.item;
    if (line !== undefined) return line.kind === 'labelled' ? (line.body ?? line) : line;
  }
  throw new Error('an instruction stands in no listing');
}
