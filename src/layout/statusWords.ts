// One sentence that always says where the run stands.

import { unreachable } from '../base/unreachable.ts';
import type { Judgement } from '../engine/judge.ts';
import { readSlot } from '../engine/values.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Outlook, Standing, Waiting } from '../model/run.ts';
import { actorName } from './lanes.ts';
import { lineAt, type TextLines } from './textLines.ts';

export interface Status {
  readonly tone: 'open' | 'bad';
  readonly head: string;
  /** The rest of it, where one sentence is not enough. */
  readonly more: string;
}

interface Now {
  readonly frame: Frame;
  readonly standing: Standing;
  readonly outlook: readonly Outlook[];
  readonly judgements: readonly Judgement[];
}

export function statusOf(program: Program, lines: TextLines, now: Now): Status {
  const { frame, standing, outlook } = now;
  const broken = brokenWords(program, now.judgements);
  switch (standing.kind) {
    case 'running':
      return { tone: 'open', head: question(program, outlook, frame.index), more: broken };
    case 'finished':
      if (broken !== '') return { tone: 'bad', head: 'Finished, and not as it must be:', more: broken };
      return { tone: 'open', head: 'Finished.', more: 'No step is left, and all are at rest.' };
    case 'stuck':
      return {
        tone: 'bad',
        head: 'Stuck for ever:',
        more: waitingWords(program, frame.state, standing.waiting),
      };
    case 'error':
      return {
        tone: 'bad',
        head: `Error on line ${lineAt(lines, standing.at.from)}:`,
        more: standing.message,
      };
    default:
      return unreachable(standing);
  }
}

function question(program: Program, outlook: readonly Outlook[], turn: number): string {
  const movers = outlook.filter(({ options }) => options.length > 0);
  const [only] = movers;
  if (movers.length === 1 && only !== undefined && only.options.length === 1) {
    return `Only ${actorName(program, only.actor)} can move.`;
  }
  return turn === 0 ? 'You are the scheduler: who steps first?' : 'You are the scheduler: who steps next?';
}

/** The first property that the run has broken; empty where there is none. */
function brokenWords(program: Program, judgements: readonly Judgement[]): string {
  const index = judgements.findIndex(({ kind }) => kind === 'broken');
  const judgement = judgements[index];
  const sentence = program.properties[index]?.sentence;
  if (judgement?.kind !== 'broken' || sentence === undefined) return '';
  return `“${sentence}” is broken since step ${judgement.at}.`;
}

const sentencesMax = 2;

/** Those whose mode says that they are not running come first: they are what the reader looks for. */
function waitingWords(program: Program, state: Uint32Array, waiting: readonly Waiting[]): string {
  const asleep = waiting.filter(({ actor }) => isAsleep(program, state, actor));
  const present = waiting.filter(({ why }) => why.every(({ kind }) => kind !== 'gate'));
  const told = [asleep, present, waiting].find((some) => some.length > 0) ?? [];
  const sentences = told.slice(0, sentencesMax).map(({ sentence }) => sentence.replace(/\.$/, ''));
  const more = told.length - sentences.length;
  return `${[...sentences, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}.`;
}

function isAsleep(program: Program, state: Uint32Array, actor: number): boolean {
  const modes = program.shows.filter((show) => show.actor === actor).flatMap((show) => show.modes);
  return modes.some(({ slot, chart }) => {
    const bar = program.charts[chart]?.drawing[readSlot(program, state, slot)]?.bar;
    return bar === 'blocked' || bar === 'going to sleep' || bar === 'runnable';
  });
}
