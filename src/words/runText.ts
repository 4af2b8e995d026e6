// A run to be read from top to bottom: one sentence a step, with headings where something changes for good.

import { unreachable } from '../base/unreachable.ts';
import type { Divergence } from '../engine/transfer.ts';
import type { FatesOfRun } from '../facts/fates.ts';
import { STEPS_LISTED_MAX } from '../model/limits.ts';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame } from '../model/run.ts';
import { partingSentence } from './partingWords.ts';
import type { Status } from './statusWords.ts';
import { type StepSentence, sentenceText, stepSentence } from './stepSentence.ts';

export type TextPart =
  | { readonly kind: 'heading'; readonly text: string; readonly tone: Status['tone'] }
  | { readonly kind: 'remark'; readonly text: string }
  | ({ readonly kind: 'step' } & StepSentence)
  | ({ readonly kind: 'note' } & ReadNote);

interface ReadNote {
  readonly name: string;
  readonly text: string;
}

export interface RunTextInput {
  readonly program: Program;
  readonly frames: readonly Frame[];
  /** Undefined where they are not known, or not to be told. */
  readonly fates: FatesOfRun | undefined;
  readonly notesOf: (turn: number) => readonly ReadNote[];
  readonly parting: Divergence | undefined;
  /** How the run stands behind its last turn. */
  readonly end: Status | undefined;
}

export function runText(input: RunTextInput): readonly TextPart[] {
  const { program, frames, end } = input;
  const parts: TextPart[] = [{ kind: 'heading', text: 'The beginning', tone: 'open' }];
  frames.slice(0, STEPS_LISTED_MAX + 1).forEach((_, turn) => {
    parts.push(...headingsBefore(input, turn));
    const step = stepSentence(program, frames, turn);
    if (step !== undefined) parts.push({ kind: 'step', ...step });
    parts.push(...fateRemark(input, turn));
    parts.push(...input.notesOf(turn).map((note): TextPart => ({ kind: 'note', ...note })));
  });
  const left = frames.length - 1 - STEPS_LISTED_MAX;
  if (left > 0) parts.push({ kind: 'remark', text: `${left} more steps are not listed.` });
  if (end === undefined) return parts;
  const heading: TextPart = { kind: 'heading', text: end.head, tone: end.tone };
  return [...parts, heading, ...(end.more === '' ? [] : [{ kind: 'remark', text: end.more } as const])];
}

function headingsBefore({ program, fates, parting }: RunTextInput, turn: number): readonly TextPart[] {
  const parted: readonly TextPart[] =
    parting?.turn !== turn
      ? []
      : [
          { kind: 'heading', text: 'Here the run parts from the recorded one', tone: 'open' },
          { kind: 'remark', text: partingSentence(program, parting.parting) },
        ];
  const doomed: readonly TextPart[] =
    turn === 0 || fates?.doomedAt !== turn
      ? []
      : [{ kind: 'heading', text: `Point of no return: step ${turn}`, tone: 'bad' }];
  return [...parted, ...doomed];
}

/** What the step changed for the rest of the run; at the start, how the run stands. */
function fateRemark({ fates }: RunTextInput, turn: number): readonly TextPart[] {
  const fate = fates?.frames[turn];
  if (fate === undefined || (turn > 0 && fate === fates?.frames[turn - 1])) return [];
  return [{ kind: 'remark', text: turn === 0 ? startWords(fate) : changeWords(fate) }];
}

function startWords(fate: Fate): string {
  switch (fate) {
    case 'safe':
      return 'No step can break anything, whoever steps.';
    case 'open':
      return 'It can still go wrong, and it can still be saved.';
    case 'doomed':
      return 'It is doomed from the start: no schedule can save it.';
    default:
      return unreachable(fate);
  }
}

function changeWords(fate: Fate): string {
  switch (fate) {
    case 'safe':
      return 'From here on no step can break anything any more, whoever steps.';
    case 'open':
      return 'From here on it can go wrong, and it can be saved.';
    case 'doomed':
      return 'This step dooms the run: no schedule can save it any more.';
    default:
      return unreachable(fate);
  }
}

/** The same as plain text, each line ended by `\n`. */
export function printRunText(title: string, parts: readonly TextPart[]): string {
  return `${[title, ...parts.map(printPart)].join('\n')}\n`;
}

function printPart(part: TextPart): string {
  switch (part.kind) {
    case 'heading':
      return `\n${part.text}`;
    case 'remark':
      return `   ${part.text}`;
    case 'note':
      return `   Note ${part.name}: ${part.text}`;
    case 'step':
      return `${String(part.turn).padStart(2)}. ${sentenceText(part)}`;
    default:
      return unreachable(part);
  }
}
