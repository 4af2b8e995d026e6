// A step as one plain sentence, for those who read or hear the run.

import { actorName } from '../facts/lanes.ts';
import type { ActorIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Option } from '../model/run.ts';
import { effectOf, spokenEffects } from './effects.ts';
import { phraseOf } from './stepWords.ts';

export interface StepSentence {
  readonly turn: number;
  readonly who: string;
  /** What it does, in its labels or its code. */
  readonly what: string;
  readonly effect: string;
}

/** The words of a frame's step; undefined for frame 0, which has none. */
export function stepSentence(
  program: Program,
  frames: readonly Frame[],
  turn: number,
): StepSentence | undefined {
  const frame = frames[turn];
  const before = frames[turn - 1];
  if (frame?.actor === undefined || frame.choice === undefined || before === undefined) return undefined;
  const { actor, choice, labels, happenings, at } = frame;
  const { parts } = phraseOf(program, program.text, { actor, choice, labels, happenings, at });
  return {
    turn,
    who: actorName(program, actor),
    what: parts.join(', '),
    effect: effectOf(program, before.state, { actor, choice, happenings }, spokenEffects),
  };
}

/** `a: load x; seen is now 0.` */
export function sentenceText({ who, what, effect }: Omit<StepSentence, 'turn'>): string {
  return `${who}: ${what}; ${effect}.`;
}

/** `a: load x` */
export function optionWords(program: Program, actor: ActorIndex, option: Option): string {
  return `${actorName(program, actor)}: ${phraseOf(program, program.text, { actor, ...option }).parts.join(', ')}`;
}
