// A run as a sheet of paper for students: its table with rows left to be filled, questions, and the answers to them.

import { allLines, itemAround } from '../facts/codeLines.ts';
import { lineAt, lineText, type TextLines } from '../facts/textLines.ts';
import { usedSlots } from '../facts/usedSlots.ts';
import { variableTables } from '../facts/variables.ts';
import { STEPS_LISTED_MAX } from '../model/limits.ts';
import { laneIndices, laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { laneTitle } from './laneTitle.ts';
import { stepSentence } from './stepSentence.ts';
import { phraseOf } from './stepWords.ts';
import { type Question, questionsOf, type WorksheetInput } from './worksheetQuestions.ts';

export interface SheetRow {
  readonly turn: number;
  /** Index into `columns`. */
  readonly column: number;
  readonly words: string;
  readonly effect: string;
  /** Left to be filled. */
  readonly blank: boolean;
  /** The step that dooms the run. */
  readonly dooms: boolean;
}

interface SheetLine {
  readonly number: number;
  readonly text: string;
  /** The settings switch it off. */
  readonly off: boolean;
}

export interface Worksheet {
  /** Shared variables at the start: `x is 0`. */
  readonly start: readonly string[];
  readonly code: readonly (readonly SheetLine[])[];
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly questions: readonly Question[];
}

/** Makes the worksheet of a whole run. */
export function worksheetOf(input: WorksheetInput): Worksheet {
  const { program, lines, frames, facts } = input;
  const steps = frames.slice(1, STEPS_LISTED_MAX + 1);
  const lanes = [...laneIndices(program), undefined].filter((lane) =>
    steps.some(({ actor }) => actor !== undefined && laneOf(program, actor) === lane),
  );
  const blanks = blanksOf(program, steps, facts.fates?.doomedAt);
  return {
    start: startValues(program, frames[0]),
    code: codeOf(program, lines, steps),
    columns: lanes.map((lane) => laneTitle(program, lane)),
    rows: steps.flatMap((frame) => {
      const step = stepSentence(program, frames, frame.index);
      if (step === undefined || frame.actor === undefined) return [];
      return {
        turn: frame.index,
        column: lanes.indexOf(laneOf(program, frame.actor)),
        words: cellWords(program, frame),
        effect: step.effect,
        blank: blanks.has(frame.index),
        dooms: facts.fates?.doomedAt === frame.index,
      };
    }),
    questions: questionsOf(input, blanks),
  };
}

function cellWords(program: Program, frame: Frame): string {
  const { actor, choice, labels, happenings, at } = frame;
  if (actor === undefined || choice === undefined) return '';
  const { parts, who } = phraseOf(program, program.text, { actor, choice, labels, happenings, at });
  return who === undefined ? parts.join(', ') : `${who}: ${parts.join(', ')}`;
}

const blanksMax = 6;

/** Steps for the students: those at which the lane changes, evenly chosen, and the one that dooms the run. */
function blanksOf(
  program: Program,
  steps: readonly Frame[],
  doomedAt: number | undefined,
): ReadonlySet<number> {
  const lane = (frame: Frame | undefined) =>
    frame?.actor === undefined ? undefined : laneOf(program, frame.actor);
  const switches = steps.filter((frame, index) => index > 0 && lane(frame) !== lane(steps[index - 1]));
  const every = Math.max(1, Math.ceil(switches.length / blanksMax));
  // From the end, where a run is decided.
  const chosen = switches.toReversed().filter((_, index) => index % every === 0);
  return new Set([
    ...chosen.map(({ index }) => index),
    ...(doomedAt === undefined || doomedAt < 2 ? [] : [doomedAt]),
  ]);
}

function startValues(program: Program, frame: Frame | undefined): readonly string[] {
  if (frame === undefined) return [];
  return variableTables(program, frame, usedSlots(program)).flatMap(({ rows }) =>
    rows
      .filter(({ unused }) => !unused)
      .map(({ name, cells }) => `${name} is ${cells.map(({ text }) => text).join(', ')}`),
  );
}

/** The functions and tasks that the run went through, in the order of the text. */
function codeOf(program: Program, lines: TextLines, steps: readonly Frame[]): Worksheet['code'] {
  const places = steps.flatMap(({ at, happenings }) => [
    ...(at === undefined ? [] : [at]),
    ...happenings.map((each) => each.at),
  ]);
  const items = new Map<number, number>();
  for (const { from, to } of places) {
    if (to <= from) continue;
    const { first, last } = itemAround(lines, lineAt(lines, from));
    items.set(first, last);
  }
  const all = allLines(program, lines);
  return [...items]
    .toSorted(([a], [b]) => a - b)
    .map(([first, last]) =>
      all
        .slice(first - 1, last)
        .map(({ number, off }) => ({ number, text: lineText(lines, number), off: off !== undefined })),
    );
}
