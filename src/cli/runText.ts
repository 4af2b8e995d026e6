// How a run stands, in sentences for the terminal.

import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import { outlook, standingOf, telling } from '../engine/explain.ts';
import { judge } from '../engine/judge.ts';
import type { Machine } from '../engine/machine.ts';
import { listed } from '../engine/names.ts';
import { actorName } from '../facts/lanes.ts';
import { textLines } from '../facts/textLines.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Standing } from '../model/run.ts';
import { fateSentence, outcomeWord } from '../words/explorerWords.ts';
import { faultSentence } from '../words/faultWords.ts';
import { brokenBecause, judgementWords } from '../words/judgementWords.ts';
import { isBlind } from '../words/oddsWords.ts';
import { waitingClause } from '../words/reasonWords.ts';
import { errorHead } from '../words/statusWords.ts';
import { phraseOf } from '../words/stepWords.ts';
import type { RunFate } from './runFate.ts';
import { plural } from './words.ts';

/** How the run stands behind its last frame. */
export function standingAt(machine: Machine, frame: Frame): Standing {
  return standingOf(machine, frame.state, frame.happenings);
}

/** The same in words, a sentence or more. */
export function standingText(machine: Machine, frame: Frame): string {
  const { program } = machine;
  const now = standingAt(machine, frame);
  switch (now.kind) {
    case 'running':
      return `The run can go on: ${moversText(machine, frame)} can move.`;
    case 'finished':
      return `${outcomeWord('finished')}: nobody has anything left to do, and the run is at rest.`;
    case 'stuck': {
      const told = telling(now.waiting).map((task) => `${waitingClause(program, task)}.`);
      const why = told.length > 0 ? told.join(' ') : 'everybody has finished, but the run is not at rest.';
      return `${outcomeWord('stuck')}: ${why}`;
    }
    case 'error':
      return `${errorHead(textLines(program.text), now.at)}: ${faultSentence(program, now)}`;
    default:
      return unreachable(now);
  }
}

/** `a, b and c`: who can move. */
export function moversText(machine: Machine, frame: Frame): string {
  const movers = outlook(machine, frame).filter(({ options }) => options.length > 0);
  return listed(movers.map(({ actor }) => actorName(machine.program, actor)));
}

/** What becomes of a run that can go on; `limit`: states that were looked at, where its fate is not known. */
export function fateText(
  { program }: Machine,
  frames: readonly Frame[],
  fate: RunFate | undefined,
  limit: number,
): string {
  if (fate === undefined)
    return `Whether it can still be saved is not known: there are more than ${plural(limit, 'state')}.`;
  const { doomedAt, lost } = fate;
  if (doomedAt === undefined) return fateSentence(fate.fate, isBlind(program.properties));
  const since = doomedAt === 0 ? 'from the start' : `since ${stepName(program, frames[doomedAt])}`;
  const what = lost.length === 0 ? '' : ` Lost for good: ${listed(lost.map((each) => `“${each}”`))}.`;
  return `Doomed ${since}: no schedule can save it any more.${what}`;
}

/** A sentence for each property that the run has broken, and for each `cover` that it reached. */
export function judgementTexts(
  machine: Machine,
  frames: readonly Frame[],
): {
  readonly broken: readonly string[];
  readonly met: readonly string[];
} {
  const { program } = machine;
  const broken: string[] = [];
  const met: string[] = [];
  judge(machine, frames, frames.length - 1).forEach((judgement, index) => {
    const property = program.properties[index];
    const { words, at } = judgementWords(property ?? { kind: 'never' }, judgement);
    if (property === undefined || at === undefined) return;
    const because = brokenBecause(program, property, frames[at]);
    const then = because === '' ? '' : ` Then ${because}.`;
    const sentence = `${words} ${stepName(program, frames[at])}: “${property.sentence}”${then}`;
    (judgement.kind === 'met' ? met : broken).push(sentence);
  });
  return { broken, met };
}

/** The sentences of the properties that a run has broken. */
export function brokenSentences(machine: Machine, frames: readonly Frame[]): readonly string[] {
  return judge(machine, frames, frames.length - 1).flatMap((judgement, index) =>
    judgement.kind === 'broken' ? defined(machine.program.properties[index]).sentence : [],
  );
}

/** `step 4 (b: store x)` */
function stepName(program: Program, frame: Frame | undefined): string {
  if (frame?.actor === undefined || frame.choice === undefined) return 'the start';
  const { index, actor, choice, labels, happenings, at } = frame;
  const { parts } = phraseOf(program, program.text, { actor, choice, labels, happenings, at });
  return `step ${index} (${actorName(program, actor)}: ${parts.join(', ')})`;
}

/** `4 steps` */
export function lengthText(turns: number): string {
  return plural(turns, 'step');
}
