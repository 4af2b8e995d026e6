// What went wrong in the step that ended a run in an error.

import { unreachable } from '../base/unreachable.ts';
import { lineOf, quote } from '../engine/sourceText.ts';
import { formatValue } from '../engine/values.ts';
import type { TextRange } from '../model/code.ts';
import { STEP_OPERATIONS_MAX } from '../model/limits.ts';
import type { FaultKind, Program } from '../model/program.ts';
import type { Standing } from '../model/run.ts';
import { grouped } from './grouped.ts';

type Failed = Extract<Standing, { readonly kind: 'error' }>;

/** One sentence: the scenario's own, else what the variable could not take, else what kind of fault it is. */
export function faultSentence(program: Program, { fault, at, message, refused }: Failed): string {
  return message ?? (refused && refusal(program, refused)) ?? kindSentence(program, fault, at);
}

/** `st[0] cannot move from BLOCKED to RUNNING: the statechart has no such edge.` */
function refusal(program: Program, refused: NonNullable<Failed['refused']>): string | undefined {
  const slot = program.slots[refused.slot];
  if (slot === undefined) return undefined;
  const [from, to] = [refused.before, refused.value].map((value) => formatValue(program, slot.type, value));
  const where = `${quote(program, refused.at)}, line ${lineOf(program, refused.at)}`;
  if (slot.type.kind !== 'chart')
    return `${slot.name} cannot hold ${to}, it is ${slot.min}..${slot.max}: ${where}.`;
  const chart = program.charts[slot.type.chart]?.name ?? 'statechart';
  return `${slot.name} cannot move from ${from} to ${to}: ${chart} has no such edge (${where}).`;
}

function kindSentence(program: Program, kind: FaultKind, at: TextRange | undefined): string {
  // It has no place of its own.
  if (kind === 'runaway' || at === undefined) {
    return `One step did not end after ${grouped(STEP_OPERATIONS_MAX)} operations.`;
  }
  const text = `${quote(program, at)} on line ${lineOf(program, at)}`;
  switch (kind) {
    case 'assert':
      return `The assertion is false: ${text}.`;
    case 'range':
      return `The value does not fit: ${text}.`;
    case 'chart':
      return `The statechart has no such move: ${text}.`;
    case 'index':
      return `The index is outside its array: ${text}.`;
    case 'arithmetic':
      return `Division by zero: ${text}.`;
    case 'unlock':
      return `The lock is released by a task that does not hold it: ${text}.`;
    default:
      return unreachable(kind);
  }
}
