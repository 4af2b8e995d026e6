// The questions of a worksheet, each made from what happened in its run, with the answer.

import { telling } from '../engine/explain.ts';
import type { Judgement } from '../engine/judge.ts';
import { listed } from '../engine/names.ts';
import { formatValue, readSlot, showSlot } from '../engine/values.ts';
import type { FatesOfRun } from '../facts/fates.ts';
import type { TextLines } from '../facts/textLines.ts';
import type { ActorIndex, SlotIndex } from '../model/indices.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame, Option, Standing } from '../model/run.ts';
import { slotsOf } from '../model/slotsOf.ts';
import { faultSentence } from './faultWords.ts';
import { brokenBecause } from './judgementWords.ts';
import { waitingClause } from './reasonWords.ts';
import { optionWords, sentenceText, stepSentence } from './stepSentence.ts';

export interface WorksheetFacts {
  readonly fates: FatesOfRun | undefined;
  /** What could be stepped just before the step that doomed the run, and what each choice leads to. */
  readonly crossroads: readonly {
    readonly actor: ActorIndex;
    readonly option: Option;
    readonly fate: Fate | undefined;
  }[];
  /** Other settings: whether everything holds there, and where the same schedule goes another way. */
  readonly fixes: readonly {
    readonly title: string;
    readonly holds: boolean;
    /** Where the same schedule parts there, as one sentence. */
    readonly divergence: { readonly turn: number; readonly sentence: string } | undefined;
  }[];
}

export interface WorksheetInput {
  readonly program: Program;
  readonly lines: TextLines;
  readonly frames: readonly Frame[];
  readonly end: { readonly standing: Standing; readonly judgements: readonly Judgement[] } | undefined;
  readonly facts: WorksheetFacts;
}

export interface Question {
  readonly kind: 'fill' | 'predict' | 'doom' | 'save' | 'why' | 'fix';
  readonly ask: string;
  /** To be ticked; none where the answer is written. */
  readonly choices: readonly string[];
  /** Lines to write on. */
  readonly room: number;
  readonly answer: readonly string[];
}

/** Only what the run has an answer to is asked. */
export function questionsOf(input: WorksheetInput, blanks: ReadonlySet<number>): readonly Question[] {
  return [
    ...fillQuestion(input, blanks),
    ...predictQuestion(input),
    ...doomQuestion(input),
    ...saveQuestion(input),
    ...whyQuestion(input),
    ...fixQuestion(input),
  ];
}

function fillQuestion({ program, frames }: WorksheetInput, blanks: ReadonlySet<number>): readonly Question[] {
  if (blanks.size === 0) return [];
  const answer = [...blanks]
    .toSorted((a, b) => a - b)
    .flatMap((turn) => {
      const step = stepSentence(program, frames, turn);
      return step === undefined ? [] : [`Step ${turn}: ${sentenceText(step)}`];
    });
  const ask = 'Some rows of the table are empty. Who steps there, and what does the step do?';
  return [{ kind: 'fill', ask, choices: [], room: 0, answer }];
}

const namesMax = 4;

/** Of what the run changed and what has a value worth knowing: what a broken promise speaks of comes first. */
function predictQuestion({ program, frames }: WorksheetInput): readonly Question[] {
  const [first] = frames;
  const last = frames.at(-1);
  if (first === undefined || last === undefined || frames.length < 2) return [];
  const promised = new Set(program.properties.flatMap(({ expr }) => slotsOf(expr)));
  const changed = program.variables
    .flatMap(({ slots, ghost }) => (ghost ? [] : slots))
    .toSorted((a, b) => Number(promised.has(b)) - Number(promised.has(a)))
    .filter((slot) =>
      frames.some(({ happenings }) =>
        happenings.some((each) => each.kind === 'write' && each.slot === slot && each.before !== each.after),
      ),
    )
    .slice(0, namesMax);
  if (changed.length === 0) return [];
  const nameOf = (slot: SlotIndex) => slotAt(program, slot).name;
  return [
    {
      kind: 'predict',
      ask: `What are the values of ${listed(changed.map(nameOf))} after step ${last.index}?`,
      choices: [],
      room: 1,
      answer: [
        `${changed.map((slot) => `${nameOf(slot)} is ${valueAt(program, last.state, slot)}`).join(', ')}.`,
      ],
    },
  ];
}

function valueAt(program: Program, state: Uint32Array, slot: SlotIndex): string {
  const type = program.slots[slot]?.type;
  return type === undefined
    ? showSlot(program, state, slot)
    : formatValue(program, type, readSlot(program, state, slot));
}

function doomQuestion({ program, frames, facts }: WorksheetInput): readonly Question[] {
  const at = facts.fates?.doomedAt;
  const step = at === undefined ? undefined : stepSentence(program, frames, at);
  if (at === undefined || step === undefined) return [];
  return [
    {
      kind: 'doom',
      ask: 'From one step on no schedule can save the run any more. Draw a line above that step. What does it do that cannot be undone?',
      choices: [],
      room: 1,
      answer: [`Step ${at}: ${sentenceText(step)}`],
    },
  ];
}

type Crossing = WorksheetFacts['crossroads'][number];

function saveQuestion({ program, facts }: WorksheetInput): readonly Question[] {
  const { crossroads, fates } = facts;
  const at = fates?.doomedAt;
  const saving = crossroads.filter(({ fate }) => fate === 'open' || fate === 'safe');
  if (at === undefined || saving.length === 0) return [];
  return [
    {
      kind: 'save',
      ask: 'You are the scheduler just above that line. Who else could step there, and would that have saved the run?',
      choices: [],
      room: 2,
      answer: [
        `Before step ${at} there were ${crossroads.length} ways to go on.`,
        ...saving.map(savingWords),
      ],
    },
  ];

  function savingWords({ actor, option, fate }: Crossing): string {
    const then = fate === 'safe' ? 'then no step can break anything any more' : 'then it can still be saved';
    return `${optionWords(program, actor, option)}: ${then}.`;
  }
}

function whyQuestion({ program, frames, end }: WorksheetInput): readonly Question[] {
  if (end === undefined) return [];
  const broken = end.judgements.flatMap((judgement, index) => {
    const property = program.properties[index];
    if (judgement.kind !== 'broken' || property === undefined) return [];
    return [{ property, at: judgement.at, because: brokenBecause(program, property, frames[judgement.at]) }];
  });
  const { standing } = end;
  if (standing.kind === 'stuck') {
    const answer = telling(standing.waiting).map((task) => `${waitingClause(program, task)}.`);
    const ask = 'In the end somebody waits for ever. Who, for what, and why does nobody come?';
    return [{ kind: 'why', ask, choices: [], room: 3, answer }];
  }
  if (standing.kind === 'error') {
    const ask = 'The run ends in an error. Which assumption of the code was wrong, and who made it so?';
    return [{ kind: 'why', ask, choices: [], room: 3, answer: [faultSentence(program, standing)] }];
  }
  const [first] = broken;
  if (first === undefined) return [];
  const because = first.because === '' ? '' : `, because ${first.because}`;
  return [
    {
      kind: 'why',
      ask: `“${first.property.sentence}” This run breaks it. Why? Say what each side believed and what was true.`,
      choices: [],
      room: 3,
      answer: [`It is broken at step ${first.at}${because}.`],
    },
  ];
}

function fixQuestion({ facts }: WorksheetInput): readonly Question[] {
  const { fixes } = facts;
  if (fixes.length === 0) return [];
  return [
    {
      kind: 'fix',
      ask: `Would ${fixes.length === 1 ? 'this change' : 'one of these changes'} have helped? Where does the same schedule go another way then?`,
      choices: fixes.map(({ title }) => title),
      room: 2,
      answer: fixes.map(({ title, holds, divergence }) => {
        const helps = holds
          ? 'everything that must be so holds in every schedule, says the scenario'
          : 'something can still go wrong, says the scenario';
        const parting =
          divergence === undefined
            ? 'The same schedule can be played to its end.'
            : `The schedule parts at step ${divergence.turn}: ${divergence.sentence}`;
        return `${title}: ${helps}. ${parting}`;
      }),
    },
  ];
}
