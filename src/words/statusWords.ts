// One sentence that always says where the run stands.

import { defined } from '../base/defined.ts';
import { mapDefined } from '../base/mapDefined.ts';
import { unreachable } from '../base/unreachable.ts';
import { telling } from '../engine/explain.ts';
import type { Judgement } from '../engine/judge.ts';
import type { FatesOfRun } from '../facts/fates.ts';
import { actorName } from '../facts/lanes.ts';
import { lineAt, type TextLines } from '../facts/textLines.ts';
import type { TextRange } from '../model/code.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Outlook, Standing, Waiting } from '../model/run.ts';
import { fateSentence, outcomeWord } from './explorerWords.ts';
import { faultSentence } from './faultWords.ts';
import { brokenBecause, vainSentence } from './judgementWords.ts';
import { isBlind } from './oddsWords.ts';
import { waitingClause } from './reasonWords.ts';

export interface Status {
  readonly tone: 'open' | 'good' | 'bad';
  /** What happened, in a few words and without what ends them: `Stuck for ever`. */
  readonly head: string;
  readonly ends: '.' | '?' | ':';
  /** The rest of it, where one sentence is not enough. */
  readonly more: string;
}

/** The beginning of the sentence: `Stuck for ever:`. */
export function statusHead({ head, ends }: Pick<Status, 'head' | 'ends'>): string {
  return `${head}${ends}`;
}

interface Now {
  readonly frames: readonly Frame[];
  readonly cursor: number;
  readonly standing: Standing;
  readonly outlook: readonly Outlook[];
  readonly judgements: readonly Judgement[];
  /** What the explorer knows of the run; undefined where it does not, or is not to say it. */
  readonly fates: FatesOfRun | undefined;
}

export function statusOf(program: Program, lines: TextLines, now: Now): Status {
  const { standing, outlook, cursor } = now;
  const broken = brokenOf(program, now);
  const vain = mapDefined(now.judgements, (judgement, index) =>
    vainSentence(defined(program.properties[index]), judgement),
  );
  const losses = [...broken.map(({ words }) => words), ...vain];
  const [first] = broken;
  switch (standing.kind) {
    case 'running':
      if (first !== undefined) return bad(`Broken at step ${first.at}`, losses);
      if (vain.length > 0) return bad('Going round', vain);
      return runningWords(program, question(program, outlook, cursor), now);
    case 'finished':
      if (first !== undefined) return bad(`Broken at step ${first.at}`, losses);
      if (vain.length > 0) return bad(outcomeWord('finished'), vain);
      return { tone: 'good', head: outcomeWord('finished'), ends: '.', more: wonWords(program) };
    case 'stuck':
      return bad(outcomeWord('stuck'), [`${waitingWords(program, standing.waiting)}.`, ...losses]);
    case 'error':
      return bad(errorHead(lines, standing.at), [faultSentence(program, standing), ...losses]);
    default:
      return unreachable(standing);
  }
}

/** `Error on line 6` */
export function errorHead(lines: TextLines, at: TextRange | undefined): string {
  return at === undefined
    ? outcomeWord('error')
    : `${outcomeWord('error')} on line ${lineAt(lines, at.from)}`;
}

/** Of a run that goes on, only the explorer can say more than whose turn it is. */
function runningWords(
  { properties }: Program,
  head: Pick<Status, 'head' | 'ends'>,
  { fates, cursor }: Now,
): Status {
  const fate = fates?.frames[cursor];
  const since = fates?.doomedAt;
  if (fate === 'doomed' && since !== undefined)
    return bad(since === 0 ? 'Doomed from the start' : `Doomed since step ${since}`, [
      'no schedule can save it any more.',
    ]);
  return { tone: 'open', ...head, more: fate === 'safe' ? fateSentence(fate, isBlind(properties)) : '' };
}

function bad(head: string, sentences: readonly string[]): Status {
  return { tone: 'bad', head, ends: ':', more: sentences.join(' ') };
}

function wonWords({ properties }: Program): string {
  const judged = properties.some(({ kind }) => kind !== 'cover');
  return judged ? 'All are at rest, and nothing that must be so was broken.' : 'All are at rest.';
}

function question(
  program: Program,
  outlook: readonly Outlook[],
  turn: number,
): Pick<Status, 'head' | 'ends'> {
  const movers = outlook.filter(({ options }) => options.length > 0);
  const [only] = movers;
  if (movers.length === 1 && only !== undefined && only.options.length === 1) {
    return { head: `Only ${actorName(program, only.actor)} can move`, ends: '.' };
  }
  return { head: `You are the scheduler: who steps ${turn === 0 ? 'first' : 'next'}`, ends: '?' };
}

interface Broken {
  readonly at: number;
  readonly words: string;
}

/** The properties that the run has broken, each in its own words, the first one first. */
function brokenOf(program: Program, { frames, judgements }: Now): readonly Broken[] {
  const broken = judgements.flatMap((judgement, index) => {
    const property = program.properties[index];
    if (judgement.kind !== 'broken' || property === undefined) return [];
    const { at } = judgement;
    const because = brokenBecause(program, property, frames[at]);
    const words = `“${property.sentence}” does not hold${because === '' ? '' : `: ${because}`}.`;
    return [{ at, words }];
  });
  return broken.toSorted((a, b) => a.at - b.at);
}

const sentencesMax = 2;

/**
 * Who waits for ever, without a full stop: those that keep the run from its rest are what the reader looks for, and every
 * link on which their waiting hangs.
 */
function waitingWords(program: Program, waiting: readonly Waiting[]): string {
  const told = telling(waiting);
  const links = told.filter(({ part }) => part === 'link');
  const others = told.filter(({ part }) => part !== 'link').slice(0, sentencesMax);
  const clauses = [...others, ...links].map((task) => waitingClause(program, task));
  const more = told.length - clauses.length;
  return [...clauses, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
