// One row of the step table as an alternative of a process: a d_step that Promela takes all at once.

import { unreachable } from '../../base/unreachable.ts';
import type { Expr, Instruction, Place } from '../../model/code.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import { flagsOf } from '../../model/lookup.ts';
import type { ChoiceRow } from '../../model/program.ts';
import { Bound, mayRunAway } from './bound.ts';
import { literal, type PromelaPrinter } from './promelaExpressions.ts';
import { risksOf } from './risks.ts';
import { comment, StepText, withoutIdleJumps } from './stepText.ts';
import { printStore } from './stores.ts';

/** Prints the code of a row; `stem` begins its labels. */
export function printStep(
  printer: PromelaPrinter,
  row: ChoiceRow,
  stem: string,
  scratches: Set<string>,
): readonly string[] {
  const { code } = row;
  const step = new StepText(printer, stem, scratches);
  const targets = new Set(code.flatMap((i) => (i.op === 'jump' || i.op === 'branch' ? [i.target] : [])));
  const bound = mayRunAway(code) ? new Bound(step, printer, code, targets) : undefined;
  bound?.begin();
  code.forEach((instruction, index) => {
    if (targets.has(index)) step.line(`${step.label(index)}:`);
    bound?.count(instruction, index);
    printInstruction(step, instruction, printer, code.length);
  });
  if (step.fails || bound !== undefined) step.line(`goto ${step.label('done')}`);
  bound?.end();
  if (step.fails) {
    step.line(`${step.label('failed')}:`);
    for (const slot of row.resetOnFault) reset(step, printer, slot);
  }
  return withoutIdleJumps([...step.lines, `${step.label('done')}:`]);
}

function printInstruction(step: StepText, i: Instruction, printer: PromelaPrinter, end: number): void {
  const { names } = printer;
  const jump = (target: number): string => `goto ${step.label(target === end ? 'done' : target)}`;
  switch (i.op) {
    case 'set':
      printStore(step, at(i.slot), i.value, i.check, printer);
      break;
    case 'read':
      printStore(step, at(i.slot), i.value, { kind: 'none' }, printer);
      break;
    case 'write':
      printStore(step, i.place, i.value, i.check, printer);
      break;
    case 'label':
      step.line(labelComment(i, printer));
      break;
    case 'assert':
      step.risks(risksOf(i.cond));
      step.fail(printer.value(i.cond.op === 'not' ? i.cond.arg : { op: 'not', arg: i.cond }), i.fault);
      break;
    case 'raise':
    case 'unraise':
      printRaise(step, i, printer);
      break;
    case 'branch':
      step.risks(risksOf(i.cond));
      step.line(`if :: ${printer.value(i.cond)} :: else -> ${jump(i.target)} fi`);
      break;
    case 'jump':
      step.line(jump(i.target));
      break;
    case 'note':
    case 'tell':
      break;
    case 'stop':
      if (!names.isConstant(i.slot)) step.line(`${names.slot(i.slot)} = ${i.pc}`);
      for (const slot of i.dead) reset(step, printer, slot);
      break;
    default:
      unreachable(i);
  }
}

function labelComment(i: Instruction & { op: 'label' }, printer: PromelaPrinter): string {
  const parts = i.parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.value.op === 'const' ? String(part.value.value) : `{${printer.value(part.value)}}`;
  });
  return comment(`"${parts.join('')}"`);
}

function at(slot: SlotIndex): Place {
  return { base: slot, terms: [] };
}

/** A local that nobody will read is reset, so that it does not tell states apart. */
function reset(step: StepText, { names }: PromelaPrinter, slot: SlotIndex): void {
  if (names.isConstant(slot) || names.isScratch(slot)) return;
  step.line(`${names.slot(slot)} = ${literal(names.of(slot).min)}`);
}

function printRaise(
  step: StepText,
  i: Instruction & { op: 'raise' | 'unraise' },
  printer: PromelaPrinter,
): void {
  const { index } = i;
  step.risks(risksOf(index));
  const ways = i.actors.flatMap((actor, which) => {
    const text = flagsText(actor, i.op, printer);
    return text === undefined ? [] : [{ which, text }];
  });
  const only = index.op === 'const' ? ways.find((way) => way.which === index.value) : undefined;
  if (only !== undefined) {
    step.line(only.text);
    return;
  }
  const known: Expr = { op: 'or', args: ways.map((way) => equals(index, way.which)) };
  step.risks([{ when: [], bad: { op: 'not', arg: known }, fault: i.fault }]);
  const text = ways.map((way) => `:: ${printer.value(equals(index, way.which))} -> ${way.text}`);
  if (text.length > 0) step.line(`if ${text.join(' ')} fi`);
}

/** Sets or clears the flags of one handler. */
function flagsText(actor: ActorIndex, op: 'raise' | 'unraise', { names }: PromelaPrinter): string {
  const { pending, inFlight } = flagsOf(names.program, actor);
  if (op === 'raise') return `${names.slot(inFlight ?? pending)} = 1`;
  const flags = inFlight === undefined ? [pending] : [pending, inFlight];
  return flags.map((slot) => `${names.slot(slot)} = 0`).join('; ');
}

function equals(left: Expr, value: number): Expr {
  return { op: 'binary', operator: '==', left, right: { op: 'const', value }, fault: 0 };
}
