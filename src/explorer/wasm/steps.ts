// The code of one row of the step table as WebAssembly: as in `engine/instructions.ts`.
//
// WebAssembly has no goto: a block ends before each instruction that something jumps to, the innermost first. A jump
// backwards leaves to the loop around them all, which then enters the right block.

import { unreachable } from '../../base/unreachable.ts';
import { isOperation, needsBound } from '../../engine/instructions.ts';
import type { Instruction } from '../../model/code.ts';
import { STEP_INSTRUCTIONS_MAX, STEP_OPERATIONS_MAX } from '../../model/limits.ts';
import { flagsOf } from '../../model/lookup.ts';
import type { ChoiceRow } from '../../model/program.ts';
import { type Access, copyState } from './access.ts';
import type { Label } from './body.ts';
import { Expressions } from './expressions.ts';
import type { Tables } from './tables.ts';
import { Writes } from './writes.ts';

/** Runs a row's code on the state of `access`; `before` is the local with the address of the state as it was. */
export function emitStep(
  access: Access,
  tables: Tables,
  row: Pick<ChoiceRow, 'code' | 'resetOnFault'>,
  before: number,
): void {
  const { body, program } = access;
  const fault = body.local();
  const [failed, over]: readonly [Label, Label] = [{ name: 'failed' }, { name: 'over' }];
  let fails = false;
  const fail = (number: number): void => {
    fails = true;
    body.i32(number);
    body.set(fault);
    body.br(failed);
  };
  body.block(over, 'nothing', () => {
    body.block(failed, 'nothing', () => {
      new StepCode(access, tables, row.code, fail, over, before).emit();
      body.br(over);
    });
    if (!fails) return;
    for (const slot of row.resetOnFault) access.clear(slot);
    access.write(program.fault, () => body.get(fault));
  });
}

class StepCode {
  private readonly access: Access;
  private readonly values: Expressions;
  private readonly writes: Writes;
  private readonly code: readonly Instruction[];
  private readonly fail: (fault: number) => void;
  private readonly over: Label;
  private readonly before: number;
  /** Instructions that are jumped to, in order, each with the label of the block that ends before it. */
  private readonly targets: readonly { readonly index: number; readonly label: Label }[];
  private readonly loops: boolean;
  private readonly bounded: boolean;
  private readonly again: Label = { name: 'again' };
  /** Locals: which target a jump backwards goes to, and what has been counted. */
  private readonly next: number;
  private readonly operations: number;
  private readonly instructions: number;

  constructor(
    access: Access,
    tables: Tables,
    code: readonly Instruction[],
    fail: (fault: number) => void,
    over: Label,
    before: number,
  ) {
    this.access = access;
    this.values = new Expressions(access, tables, fail);
    this.writes = new Writes(this.values, fail);
    this.code = code;
    this.fail = fail;
    this.over = over;
    this.before = before;
    const jumps = code.flatMap((i, index) =>
      i.op === 'jump' || i.op === 'branch' ? [{ index, target: i.target }] : [],
    );
    const indices = [...new Set(jumps.map((jump) => jump.target))].sort((a, b) => a - b);
    this.targets = indices.map((index) => ({ index, label: { name: `instruction ${index}` } }));
    this.loops = jumps.some(({ index, target }) => target <= index);
    this.bounded = needsBound(code);
    const { body } = access;
    [this.next, this.operations, this.instructions] = this.bounded
      ? [body.local(), body.local(), body.local()]
      : [0, 0, 0];
  }

  emit(): void {
    const { body } = this.access;
    if (this.loops) body.loop(this.again, () => this.blocks());
    else this.blocks();
  }

  /** A block for each target, outermost the last of them, and behind each its target. */
  private blocks(): void {
    const { targets, code } = this;
    const begin = (target: number): number => targets[target]?.index ?? code.length;
    this.access.body.blocks(
      targets.map((target) => target.label),
      () => {
        this.enter();
        this.stretch(0, begin(0));
      },
      (target) => this.stretch(begin(target), begin(target + 1)),
    );
  }

  /** In the innermost block: 0 begins at the start, n goes on at target n − 1. */
  private enter(): void {
    if (!this.loops) return;
    const { body } = this.access;
    const start: Label = { name: 'start' };
    body.block(start, 'nothing', () => {
      body.get(this.next);
      body.brTable([start, ...this.targets.map((target) => target.label)], start);
    });
  }

  private stretch(from: number, to: number): void {
    this.code.slice(from, to).forEach((instruction, offset) => {
      if (this.bounded) this.count(instruction);
      this.instruction(instruction, from + offset);
    });
  }

  private jump(from: number, target: number): void {
    const { body } = this.access;
    const index = this.targets.findIndex((other) => other.index === target);
    const label = this.targets[index]?.label ?? this.over;
    if (target > from) {
      body.br(label);
      return;
    }
    body.i32(index + 1);
    body.set(this.next);
    body.br(this.again);
  }

  private instruction(i: Instruction, index: number): void {
    const { access, values, writes } = this;
    const { body } = access;
    switch (i.op) {
      case 'set':
        writes.direct(i.slot, i.check, () => values.value(i.value));
        return;
      case 'read':
        writes.direct(i.slot, { kind: 'none' }, () => values.value(i.value));
        return;
      case 'write':
        writes.placed(i.place, i.check, () => values.value(i.value));
        return;
      case 'assert':
        values.value(i.cond);
        body.op('i32.eqz');
        body.if('nothing', () => this.fail(i.fault));
        return;
      case 'raise':
      case 'unraise':
        this.raise(i);
        return;
      case 'branch':
        values.value(i.cond);
        body.op('i32.eqz');
        body.if('nothing', () => this.jump(index, i.target));
        return;
      case 'jump':
        this.jump(index, i.target);
        return;
      case 'stop':
        access.write(i.slot, () => body.i32(i.pc));
        for (const slot of i.dead) access.clear(slot);
        return;
      case 'label':
      case 'note':
      case 'tell':
        return;
      default:
        unreachable(i);
    }
  }

  private raise(i: Instruction & { op: 'raise' | 'unraise' }): void {
    const { access } = this;
    const { body } = access;
    const which = body.local();
    const done: Label = { name: 'raised' };
    this.values.value(i.index);
    body.set(which);
    body.block(done, 'nothing', () => {
      i.actors.forEach((actor, index) => {
        const { pending, inFlight } = flagsOf(access.program, actor);
        body.get(which);
        body.i32(index);
        body.op('i32.eq');
        body.if('nothing', () => {
          if (i.op === 'raise') access.write(inFlight ?? pending, () => body.i32(1));
          else {
            access.write(pending, () => body.i32(0));
            if (inFlight !== undefined) access.write(inFlight, () => body.i32(0));
          }
          body.br(done);
        });
      });
      this.fail(i.fault);
    });
  }

  /** A runaway step counts as not taken: the state is as it was, but for the fault. */
  private count(i: Instruction): void {
    const { access } = this;
    const { body, program } = access;
    const bump = (local: number, max: number): void => {
      body.get(local);
      body.i32(1);
      body.op('i32.add');
      body.tee(local);
      body.i32(max);
      body.op('i32.gt_s');
    };
    if (isOperation(program, i)) {
      bump(this.operations, STEP_OPERATIONS_MAX);
      bump(this.instructions, STEP_INSTRUCTIONS_MAX);
      body.op('i32.or');
    } else bump(this.instructions, STEP_INSTRUCTIONS_MAX);
    body.if('nothing', () => {
      copyState(access, this.before);
      const runaway = program.faults.findIndex((fault) => fault.kind === 'runaway') + 1;
      access.write(program.fault, () => body.i32(runaway));
      body.br(this.over);
    });
  }
}
