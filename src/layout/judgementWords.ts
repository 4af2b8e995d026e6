// How a run stands to a property, in words. A run alone proves nothing about other runs, and the words say so.

import { unreachable } from '../base/unreachable.ts';
import type { Judgement } from '../engine/judge.ts';
import { showSlot } from '../engine/values.ts';
import type { Program, Property } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { slotsIn } from './usedSlots.ts';

export interface JudgementWords {
  readonly words: string;
  /** The step that decided it. */
  readonly at: number | undefined;
}

/** `Broken at` step 4, `Kept so far.` */
export function judgementWords(property: Pick<Property, 'kind'>, judgement: Judgement): JudgementWords {
  switch (judgement.kind) {
    case 'broken':
      return { words: 'Broken at', at: judgement.at };
    case 'met':
      return { words: 'Reached at', at: judgement.at };
    case 'kept':
      return { words: property.kind === 'cover' ? 'Not reached so far.' : 'Kept so far.', at: undefined };
    default:
      return unreachable(judgement);
  }
}

const valuesMax = 4;

/** What decided a broken property: `x is 1`; empty where that would be a list. */
export function brokenBecause(
  program: Program,
  property: Pick<Property, 'kind' | 'expr'>,
  frame: Frame | undefined,
): string {
  // That nothing can happen any more is no matter of values: who waits, and for what, says it.
  if (frame === undefined || property.kind === 'possible') return '';
  const slots = [...new Set(slotsIn(property.expr))].filter((slot) => {
    const role = program.slots[slot]?.role.kind;
    return role === 'memory' || role === 'ghost' || role === 'local';
  });
  if (slots.length > valuesMax) return '';
  return slots
    .map((slot) => `${program.slots[slot]?.name ?? ''} is ${showSlot(program, frame.state, slot)}`)
    .join(', ');
}
