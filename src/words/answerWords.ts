// What is said about the answer to an exercise: what holds now that did not, and what does not any more.

import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Answer, Answered } from '../model/answer.ts';
import type { Settings } from '../model/program.ts';
import type { Example } from '../model/report.ts';
import type { Scenario } from '../model/scenario.ts';
import { memoryTitles, valueTitle } from './settingTitles.ts';

export interface AnswerWords {
  readonly tone: 'open' | 'good' | 'bad';
  readonly head: string;
  readonly more: string;
  readonly lines: readonly AnswerLine[];
}

interface AnswerLine {
  readonly tone: 'open' | 'good' | 'bad';
  readonly text: string;
  /** A run that shows it, and the settings for it. */
  readonly example: { readonly settings: Settings; readonly run: Example } | undefined;
}

type Told = Pick<Scenario, 'params' | 'memories' | 'exercise'>;

/** One line for each property that changed or does not hold, under each settings where there are several. */
export function answerWords(answer: Answer, scenario: Told): AnswerWords {
  switch (answer.kind) {
    case 'unchanged':
      return { tone: 'open', head: 'Nothing is changed yet.', more: '', lines: [] };
    case 'errors':
      return { tone: 'open', head: 'The text has errors.', more: 'They are listed below.', lines: [] };
    case 'other questions':
      return {
        tone: 'open',
        head: 'The question must stay as it is.',
        more: 'Change what runs, not what must hold.',
        lines: [
          ...answer.missing.map((text) => plainLine(`This is gone: ${text}`)),
          ...answer.added.map((text) => plainLine(`This is new: ${text}`)),
        ],
      };
    case 'judged': {
      const lines = answer.answered.flatMap((each) => lineOf(each, scenario, hasSeveral(answer.answered)));
      if (answer.solved)
        return { tone: 'good', head: 'Right.', more: defined(scenario.exercise).solved, lines };
      const whole = answer.answered.every(({ now }) => now !== 'unknown');
      const tried = whole ? 'All schedules were tried.' : 'There are more schedules than could be tried.';
      return {
        tone: 'bad',
        head: headOf(answer.answered),
        more: brokenBy(answer.answered, scenario) ?? tried,
        lines,
      };
    }
    default:
      return unreachable(answer);
  }
}

function headOf(answered: readonly Answered[]): string {
  const mended = answered.some(({ was, now }) => was === 'fails' && now === 'holds');
  const broken = answered.some(({ was, now }) => was === 'holds' && now === 'fails');
  if (mended && broken) return 'One thing is mended, and another is broken.';
  if (mended) return 'Better, but not yet right.';
  if (broken) return 'Something else is broken now.';
  return answered.some(({ now }) => now === 'fails') ? 'It still fails.' : 'It is not known.';
}

/** The author's words about what this change has broken. */
function brokenBy(answered: readonly Answered[], { exercise }: Told): string | undefined {
  const broken = answered.filter(({ was, now }) => was === 'holds' && now === 'fails');
  return exercise?.broken.find(({ property }) => broken.some(({ name }) => name === property))?.text;
}

function lineOf(
  { sentence, settings, was, now, example }: Answered,
  scenario: Told,
  several: boolean,
): readonly AnswerLine[] {
  if (was === 'holds' && now === 'holds') return [];
  const where = several ? ` (${titlesOf(settings, scenario)})` : '';
  return [
    {
      tone: now === 'holds' ? 'good' : now === 'fails' ? 'bad' : 'open',
      text: `“${sentence}” ${changeOf(was, now)}${where}`,
      example: now === 'fails' && example !== undefined ? { settings, run: example } : undefined,
    },
  ];
}

function changeOf(was: Answered['was'], now: Answered['now']): string {
  switch (now) {
    case 'holds':
      return 'holds now.';
    case 'fails':
      return was === 'holds' ? 'does not hold any more.' : 'still fails.';
    case 'unknown':
      return 'is not known: there is too much to try.';
    case 'not refuted':
    case 'not asked':
      return 'was not asked of all schedules.';
    default:
      return unreachable(now);
  }
}

function hasSeveral(answered: readonly Answered[]): boolean {
  return new Set(answered.map(({ settings }) => JSON.stringify(settings))).size > 1;
}

/** `after: the lock is taken, x86-TSO` */
function titlesOf({ values, memory }: Settings, { params, memories }: Told): string {
  const chosen = params.flatMap(({ name, values: offered }) =>
    offered.filter(({ value }) => value === values[name]).map(valueTitle),
  );
  return [...chosen, ...(memories.length > 1 ? [memoryTitles[memory]] : [])].join(', ');
}

function plainLine(text: string): AnswerLine {
  return { tone: 'open', text, example: undefined };
}
