// How a run stands, in sentences for the terminal.

import { unreachable } from '../base/unreachable.ts';
import { outlook, standing, telling } from '../engine/explain.ts';
import { judge } from '../engine/judge.ts';
import type { Machine } from '../engine/machine.ts';
import { listed } from '../engine/names.ts';
import { actorName } from '../facts/lanes.ts';
import { textLines } from '../facts/textLines.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Standing } from '../model/run.ts';
import { faultSentence } from '../words/faultWords.ts';
import { brokenBecause, judgementWords } from '../words/judgementWords.ts';
import { waitingClause } from '../words/reasonWords.ts';
import { errorHead } from '../words/statusWords.ts';
import { phraseOf } from '../words/stepWords.ts';
import { plural } from './words.ts';

/** How the run stands behind its last frame. */
export function standingAt(machine: Machine, frame: Frame): Standing {
  return standing(machine, frame.state, frame.happenings);
}

/** The same in words, a sentence or more. */
export function standingText(machine: Machine, frame: Frame): string {
  const { program } = machine;
  const now = standingAt(machine, frame);
  switch (now.kind) {
    case 'running': {
      const movers = outlook(machine, frame).filter(({ options }) => options.length > 0);
      return `The run can go on: ${listed(movers.map(({ actor }) => actorName(program, actor)))} can move.`;
    }
    case 'finished':
      return 'Finished: nobody has anything left to do, and the run is at rest.';
    case 'stuck': {
      const told = telling(now.waiting);
      if (told.length === 0) return 'Stuck for ever: everybody has finished, but the run is not at rest.';
      return `Stuck for ever: ${told.map((task) => `${waitingClause(program, task)}.`).join(' ')}`;
    }
    case 'error':
      return `${errorHead(textLines(program.text), now.at)} ${faultSentence(program, now)}`;
    default:
      return unreachable(now);
  }
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
