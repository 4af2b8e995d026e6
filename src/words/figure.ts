// The live figure of the first page in words: the last rows, and at each lane's foot its step or why there is none.

import { codeWindow } from '../facts/codeLines.ts';
import { actorName, laneName, tasksOn } from '../facts/lanes.ts';
import { lineText, type TextLines } from '../facts/textLines.ts';
import type { LaneIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame, Outlook, Turn } from '../model/run.ts';
import { effectOf } from './effects.ts';
import { type Foot, feetOf } from './feet.ts';
import { phraseOf, type Step } from './stepWords.ts';

/** What is told of a run. */
export interface FigureRun {
  readonly program: Program;
  readonly frames: readonly Frame[];
  readonly cursor: number;
  readonly outlook: readonly Outlook[];
  readonly fates: {
    readonly frames: readonly (Fate | undefined)[];
    readonly choices: ReadonlyMap<number, Fate>;
  };
}

interface StepWords {
  readonly phrase: string;
  /** The phrase is a piece of code. */
  readonly code: boolean;
  readonly effect: string;
}

export interface FigureRow extends StepWords {
  /** Turns taken after it. */
  readonly number: number;
  readonly lane: LaneIndex;
  /** Of the run after it. */
  readonly fate: Fate | undefined;
}

export interface FigureLane {
  readonly lane: LaneIndex;
  readonly name: string;
  readonly task: string;
  readonly move:
    | (StepWords & { readonly turn: Turn; readonly actor: string; readonly fate: Fate | undefined })
    | undefined;
  /** Why there is no move. */
  readonly reason: string;
  readonly code: readonly FigureLine[];
}

interface FigureLine {
  readonly number: number;
  readonly text: string;
  readonly runs: boolean;
}

/** The last rows of the run, the latest last. */
export function figureRows(run: FigureRun, count: number): readonly FigureRow[] {
  const { program, frames, fates, cursor } = run;
  return frames.slice(Math.max(1, cursor - count + 1), cursor + 1).flatMap((frame): readonly FigureRow[] => {
    const { actor, choice, labels, happenings, at, index } = frame;
    const before = frames[index - 1];
    const lane = actor === undefined ? undefined : laneOf(program, actor);
    if (actor === undefined || choice === undefined || before === undefined || lane === undefined) return [];
    const words = wordsOf(program, before.state, { actor, choice, labels, happenings, at });
    return [{ ...words, number: index, lane, fate: fates.frames[index] }];
  });
}

/** Each lane's foot: its first move, as the figure's scenario has one at most, and the code that it runs. */
export function figureLanes(run: FigureRun, lines: TextLines, codeCount: number): readonly FigureLane[] {
  const { program, outlook } = run;
  return feetOf(program, outlook).lanes.map((foot): FigureLane => {
    const task = tasksOn(program, foot.lane)[0];
    return {
      lane: foot.lane,
      name: laneName(program, foot.lane),
      task: task === undefined ? '' : actorName(program, task),
      move: moveOf(run, foot),
      reason: foot.waiting[0] ?? 'nothing to do',
      code: codeOf(program, lines, foot, codeCount),
    };
  });
}

function moveOf({ program, frames, cursor, fates }: FigureRun, { moves }: Foot): FigureLane['move'] {
  const [move] = moves;
  const state = frames[cursor]?.state;
  if (move === undefined || state === undefined) return undefined;
  const { actor, option } = move;
  return {
    ...wordsOf(program, state, { actor, ...option }),
    turn: option.turn,
    actor: actorName(program, actor),
    fate: fates.choices.get(option.choice),
  };
}

function wordsOf(program: Program, before: Uint32Array, step: Step): StepWords {
  const { parts, source } = phraseOf(program, program.text, step);
  const { actor, choice, happenings } = step;
  return {
    phrase: parts.join(', '),
    code: source === 'code',
    effect: effectOf(program, before, { actor, choice, happenings }),
  };
}

/** Lines that the settings removed are left out: the first page has no switch for them. */
function codeOf(
  program: Program,
  lines: TextLines,
  { code, moves }: Foot,
  count: number,
): FigureLane['code'] {
  if (code === undefined) return [];
  const excerpt = codeWindow(program, lines, code.at, code.happenings, Number.MAX_SAFE_INTEGER);
  const left = excerpt.lines.filter(
    ({ number, off }) => off === undefined && statement(lineText(lines, number)),
  );
  const end = left.findLastIndex((line) => line.runs) + 1;
  const start = Math.max(0, Math.min(end, left.length) - count);
  return left.slice(start, start + count).map(({ number, runs }) => ({
    number,
    text: statement(lineText(lines, number)),
    runs: runs && moves.length > 0,
  }));
}

/** A line without its comment and its label; empty where nothing else stands on it. */
function statement(line: string): string {
  const text = line
    .replace(/\s*\/\/.*$/, '')
    .replace(/"[^"\n]*":\s?/g, '')
    .trim();
  return /^[{};\s]*$/.test(text) ? '' : text;
}
