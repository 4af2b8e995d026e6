// What a comparison says: where the two part and why, and what each side has just done.

import { type Alignment, numberAt, type StepNumber } from '../facts/compare.ts';
import { actorName } from '../facts/lanes.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Standing } from '../model/run.ts';
import { effectOf } from './effects.ts';
import { phraseOf } from './stepWords.ts';

export interface Headline {
  readonly head: string;
  readonly more: string;
}

interface Compared extends Pick<Alignment, 'steps'> {
  readonly parting: { readonly step: number; readonly sentence: string } | undefined;
  readonly right: { readonly end: { readonly standing: Standing } | undefined };
}

/** `They part at step 45.` and why. */
export function headlineOf(compared: Compared): Headline {
  const { steps, parting, right } = compared;
  if (parting !== undefined) {
    const first = steps[parting.step]?.number ?? numberAt(compared, parting.step).number + 1;
    return { head: `They part at step ${first}.`, more: parting.sentence };
  }
  const head = right.end?.standing.kind === 'running' ? 'They have not parted yet.' : 'They never part.';
  const more = steps.filter(({ kind }) => kind === 'right only').length;
  const less = steps.filter(({ kind }) => kind === 'left only').length;
  if (more + less === 0)
    return { head, more: sameSteps(steps.length, right.end?.standing.kind === 'running') };
  const counts = [
    ...(more > 0 ? [`${count(more)} of its own`] : []),
    ...(less > 0 ? [`lacks ${count(less)} of the left`] : []),
  ];
  return { head, more: `The right ${more > 0 ? 'has ' : ''}${counts.join(' and ')}.` };
}

/** A run that has not come to its end may part later. */
function sameSteps(taken: number, running: boolean): string {
  if (!running) return 'Both take the same steps to the end.';
  return taken === 0
    ? 'Nobody has stepped.'
    : `Both have taken the same ${taken === 1 ? 'step' : `${taken} steps`}.`;
}

function count(steps: number): string {
  return steps === 1 ? 'one step' : `${steps} steps`;
}

/** `12`, `12+` behind a step that only the right side has. */
export function stepNumberWords({ number, behind }: StepNumber): string {
  return behind ? `${number}+` : `${number}`;
}

export interface NowWords {
  readonly who: string;
  readonly words: string;
  readonly code: boolean;
  readonly effect: string;
}

/** What a turn did; undefined where there is none. */
export function nowWords(
  program: Program,
  text: string,
  frames: readonly Frame[],
  turn: number | undefined,
): NowWords | undefined {
  const frame = turn === undefined ? undefined : frames[turn];
  if (turn === undefined || frame?.actor === undefined || frame.choice === undefined) return undefined;
  const { actor, choice, labels, happenings, at } = frame;
  const { parts, source } = phraseOf(program, text, { actor, choice, labels, happenings, at });
  return {
    who: actorName(program, actor),
    words: parts.join(', '),
    code: source === 'code',
    effect: effectOf(program, frames[turn - 1]?.state ?? frame.state, { actor, choice, happenings }),
  };
}
