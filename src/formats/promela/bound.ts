// Steps that loop: their loops are counted, as the engine counts them, and given up together with all they did.

import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import { isOperation } from '../../engine/instructions.ts';
import type { Instruction } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { STEP_INSTRUCTIONS_MAX, STEP_OPERATIONS_MAX } from '../../model/limits.ts';
import { flagsOf } from '../../model/lookup.ts';
import { reachOf } from '../../model/slotsOf.ts';
import type { PromelaPrinter } from './promelaExpressions.ts';
import type { StepText } from './stepText.ts';

/** Whether a step could run beyond the engine's bounds. */
export function mayRunAway(code: readonly Instruction[]): boolean {
  return code.length > STEP_OPERATIONS_MAX || hasLoop(code);
}

/** Whether some jump leads back to code that can come to it again. */
function hasLoop(code: readonly Instruction[]): boolean {
  return code.some((i, index) => {
    if ((i.op !== 'jump' && i.op !== 'branch') || i.target > index) return false;
    const reached = new Set<number>();
    for (const open = [i.target]; open.length > 0; ) {
      const next = defined(open.pop());
      const instruction = code[next];
      if (instruction === undefined || reached.has(next)) continue;
      reached.add(next);
      if (instruction.op === 'jump' || instruction.op === 'branch') open.push(instruction.target);
      if (instruction.op !== 'jump') open.push(next + 1);
    }
    return reached.has(index);
  });
}

/** Ends a loop that does not end by itself, with the state as it was before the step. */
export class Bound {
  private readonly step: StepText;
  private readonly printer: PromelaPrinter;
  private readonly code: readonly Instruction[];
  private readonly leaders: ReadonlySet<number>;
  private readonly kept: readonly SlotIndex[];

  constructor(
    step: StepText,
    printer: PromelaPrinter,
    code: readonly Instruction[],
    leaders: ReadonlySet<number>,
  ) {
    this.step = step;
    this.printer = printer;
    this.code = code;
    this.leaders = leaders;
    const { names } = printer;
    const written = code.flatMap((i) => writtenBy(i, printer));
    this.kept = [...new Set(written)].filter((slot) => !names.isConstant(slot) && !names.isScratch(slot));
  }

  begin(): void {
    const { step } = this;
    step.line(`${step.scratch('operations_')} = 0; ${step.scratch('instructions_')} = 0`);
    this.kept.forEach((slot, index) => {
      step.scratch('kept_');
      step.line(`kept_[${index}] = ${this.printer.names.slot(slot)}`);
    });
  }

  /** Visible operations one by one; instructions where a jump leads, as many as follow up to the next such place. */
  count(instruction: Instruction, index: number): void {
    const { step } = this;
    const stop = (condition: string): void =>
      step.line(`if :: ${condition} -> goto ${step.label('runaway')} :: else fi`);
    if (index === 0 || this.leaders.has(index)) {
      let length = 1;
      while (index + length < this.code.length && !this.leaders.has(index + length)) length += 1;
      step.line(`instructions_ = instructions_ + ${length}`);
      stop(`instructions_ > ${STEP_INSTRUCTIONS_MAX}`);
    }
    if (isOperation(this.printer.names.program, instruction)) {
      step.line('operations_ = operations_ + 1');
      stop(`operations_ > ${STEP_OPERATIONS_MAX}`);
    }
  }

  end(): void {
    const { step, printer } = this;
    const { names } = printer;
    step.line(`${step.label('runaway')}:`);
    this.kept.forEach((slot, index) => {
      step.line(`${names.slot(slot)} = kept_[${index}]`);
    });
    const runaway = names.program.faults.findIndex((fault) => fault.kind === 'runaway') + 1;
    step.line(`${names.slot(names.program.fault)} = ${runaway}`);
    step.line(`goto ${step.label('done')}`);
  }
}

function writtenBy(i: Instruction, { names }: PromelaPrinter): readonly SlotIndex[] {
  const { program } = names;
  switch (i.op) {
    case 'set':
    case 'read':
      return [i.slot];
    case 'write':
      return reachOf(i.place);
    case 'raise':
    case 'unraise':
      return i.actors.flatMap((actor) => {
        const { pending, inFlight } = flagsOf(program, actor);
        return inFlight === undefined ? [pending] : [pending, inFlight];
      });
    case 'stop':
      return [i.slot, ...i.dead];
    case 'label':
    case 'assert':
    case 'branch':
    case 'jump':
    case 'note':
    case 'tell':
      return [];
    default:
      return unreachable(i);
  }
}
