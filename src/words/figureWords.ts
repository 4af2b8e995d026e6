// The live figure of the first page in words: the last rows with the windows that reach into them, at each lane's foot
// its step or why there is none, and what is to be told of the run.

import { actorName, laneName, tasksOn } from '../facts/lanes.ts';
import { trackWindows, type WindowSpan } from '../facts/windows.ts';
import type { FigureLines, FigureTale } from '../model/figure.ts';
import type { LaneIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame, Outlook, Turn } from '../model/run.ts';
import { effectOf } from './effects.ts';
import { type Foot, feetOf } from './feet.ts';
import { phraseOf, type StepTaken } from './stepWords.ts';

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
  /** Race windows that were open while it was taken. */
  readonly windows: readonly FigureWindow[];
}

interface FigureWindow {
  readonly lane: LaneIndex;
  /** In its first row. */
  readonly title: string | undefined;
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
}

/** The last rows of the run, the latest last. */
export function figureRows(run: FigureRun, count: number): readonly FigureRow[] {
  const { program, frames, fates, cursor } = run;
  const windows = windowsOf(run);
  return frames.slice(Math.max(1, cursor - count + 1), cursor + 1).flatMap((frame): readonly FigureRow[] => {
    const { actor, choice, labels, happenings, at, index } = frame;
    const before = frames[index - 1];
    const lane = actor === undefined ? undefined : laneOf(program, actor);
    if (actor === undefined || choice === undefined || before === undefined || lane === undefined) return [];
    const words = stepWordsOf(program, before.state, { actor, choice, labels, happenings, at });
    return [{ ...words, number: index, lane, fate: fates.frames[index], windows: windowsAt(windows, index) }];
  });
}

function windowsOf({ program, frames, cursor }: FigureRun): readonly WindowSpan[] {
  const tracked = trackWindows(program);
  frames.forEach((frame, index) => {
    tracked.grow(frames[index - 1], frame);
  });
  return tracked.spans.flatMap((spans) => spans.between(0, cursor, cursor));
}

/** Between the step that opened a window and the one that closed it. */
function windowsAt(windows: readonly WindowSpan[], turn: number): readonly FigureWindow[] {
  return windows
    .filter(({ from, to }) => from < turn && (to === undefined || turn < to))
    .map(({ lane, title, from }) => ({ lane, title: turn === from + 1 ? title : undefined }));
}

/** Each lane's foot: its first move, as the figure's scenario has one at most. */
export function figureLanes(run: FigureRun): readonly FigureLane[] {
  const { program, outlook } = run;
  return feetOf(program, outlook).lanes.map((foot): FigureLane => {
    const task = tasksOn(program, foot.lane)[0];
    return {
      lane: foot.lane,
      name: laneName(program, foot.lane),
      task: task === undefined ? '' : actorName(program, task),
      move: moveOf(run, foot),
      reason: foot.waiting[0] ?? 'nothing to do',
    };
  });
}

function moveOf({ program, frames, cursor, fates }: FigureRun, { moves }: Foot): FigureLane['move'] {
  const [move] = moves;
  const state = frames[cursor]?.state;
  if (move === undefined || state === undefined) return undefined;
  const { actor, option } = move;
  return {
    ...stepWordsOf(program, state, { actor, ...option }),
    turn: option.turn,
    actor: actorName(program, actor),
    fate: fates.choices.get(option.choice),
  };
}

function stepWordsOf(program: Program, before: Uint32Array, step: StepTaken): StepWords {
  const { parts, source } = phraseOf(program, program.text, step);
  const { actor, choice, happenings } = step;
  return {
    phrase: parts.join(', '),
    code: source === 'code',
    effect: effectOf(program, before, { actor, choice, happenings }),
  };
}

export interface FigureWords extends FigureLines {
  readonly ground: 'plain' | 'lost' | 'won';
  /** The first words, in the colour of the ground. */
  readonly lead: string;
}

/** What is told of a run that goes on from the decision. */
export function figureWords(run: FigureRun, tale: FigureTale): FigureWords {
  const { frames, fates, cursor } = run;
  const over = feetOf(run.program, run.outlook).lanes.every(({ moves }) => moves.length === 0);
  const since = fates.frames.slice(0, cursor + 1).indexOf('doomed');
  switch (fates.frames[cursor]) {
    case 'doomed':
      return {
        ground: 'lost',
        lead: `Lost at step ${frames[since]?.index}.`,
        ...(over ? tale.lost : tale.doomed),
      };
    case 'safe':
      return { ground: 'won', lead: 'Saved.', ...(over ? tale.saved : tale.safe) };
    case 'open':
    case undefined:
      return { ground: 'plain', lead: '', ...tale.decision };
  }
}
