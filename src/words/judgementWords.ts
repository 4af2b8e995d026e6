// How a run stands to a property, in words. A run alone proves nothing about other runs, and the words say so.

import { unreachable } from '../base/unreachable.ts';
import type { Judgement } from '../engine/judge.ts';
import { showSlot } from '../engine/values.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program, Property } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { slotsOf } from '../model/slotsOf.ts';

export interface JudgementWords {
  readonly words: string;
  /** The step that decided it. */
  readonly at: number | undefined;
}

/**
 * `Broken at` step 4, `Kept so far.` `lost`: the turn from which all schedules together make it impossible, where that
 * is known.
 */
export function judgementWords(
  property: Pick<Property, 'kind'>,
  judgement: Judgement,
  lost?: number,
): JudgementWords {
  if (lost !== undefined)
    return lost === 0 ? { words: 'Never possible.', at: undefined } : { words: 'Lost at', at: lost };
  switch (judgement.kind) {
    case 'broken':
      // That something had become impossible before nothing could move any more, a run alone does not show.
      return {
        words: property.kind === 'possible' ? 'Lost at the latest at' : 'Broken at',
        at: judgement.at,
      };
    case 'in vain':
      return judgement.from === judgement.at
        ? { words: 'In vain: the run may stay for ever as it is after', at: judgement.at }
        : { words: 'In vain: the run can go round for ever from', at: judgement.from + 1 };
    case 'met':
      return { words: 'Reached at', at: judgement.at };
    case 'kept':
      return { words: keptWords(property.kind), at: undefined };
    default:
      return unreachable(judgement);
  }
}

function keptWords(kind: Property['kind']): string {
  switch (kind) {
    case 'never':
    case 'final':
      return 'Kept so far.';
    case 'cover':
      return 'Not reached so far.';
    case 'possible':
    case 'always eventually':
    case 'leads to':
      return 'Undecided: one run alone cannot show it.';
    default:
      return unreachable(kind);
  }
}

/** `“It comes.” never is so while steps 3 to 5 come again and again, and that is fair.`; undefined where nothing waits in vain. */
export function vainSentence(property: Pick<Property, 'sentence'>, judgement: Judgement): string | undefined {
  if (judgement.kind !== 'in vain') return undefined;
  const { from, at } = judgement;
  const said = `“${property.sentence}” waits in vain`;
  if (from === at) return `${said}: the run may stay as it is, and that is fair.`;
  const steps = from + 1 === at ? `step ${at} comes` : `steps ${from + 1} to ${at} come`;
  return `${said}: ${steps} again and again, and that is fair.`;
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
  const slots = [...new Set(slotsOf(property.expr))].filter((slot) => {
    const role = program.slots[slot]?.role.kind;
    return role === 'memory' || role === 'ghost' || role === 'local';
  });
  if (slots.length > valuesMax) return '';
  return slots
    .map((slot) => `${slotAt(program, slot).name} is ${showSlot(program, frame.state, slot)}`)
    .join(', ');
}
