// What the lanes say in a row of the timeline: the step's own words in its lane, and in the others what it changed there.

import { defined } from '../base/defined.ts';
import type { CreditEvent } from '../facts/credits.ts';
import { columnIndexOf } from '../facts/lanes.ts';
import type { ModeChange } from '../facts/modes.ts';
import type { Mover } from '../facts/movers.ts';
import type { OldEvent } from '../facts/oldValues.ts';
import type { SignalLife } from '../facts/signals.ts';
import { actorAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { creditWords, shortCreditWords } from '../words/creditWords.ts';
import { oldEventWords, shortOldWords } from '../words/memoryWords.ts';
import { phraseOf } from '../words/stepWords.ts';
import { clipText, textWidth, wrapText } from './glyphs.ts';
import type { Columns } from './laneColumns.ts';

export type LineTone = 'plain' | 'code' | 'muted' | 'accent';

interface Line {
  readonly text: string;
  readonly tone: LineTone;
}

export interface Cell {
  /** Its column: see `columnIndexOf`. */
  readonly lane: number;
  readonly who: string | undefined;
  readonly lines: readonly Line[];
  /** So many steps, one after the other, said the same words. */
  readonly times: number;
  /** Steps without a label, as dots behind the last line. */
  readonly dots: number;
  /** Behind the dots: notes of the document, and a credit spent here. */
  readonly notes: readonly string[];
  readonly tail: string | undefined;
  /** A mode, named at the lane's right edge. */
  readonly right: string | undefined;
  /** In a game, whose move it was. */
  readonly mover: Mover | undefined;
  /** True for the lanes that the step only changed. */
  readonly foreign: boolean;
}

export const LINE = 13;
export const SMALL = 12;

export interface RowInput {
  readonly program: Program;
  readonly text: string;
  /** As many leading turns belong to the drawn schedule: their steps without a label are dots. */
  readonly drawnTurns: number;
  /** Turns that keep a row for themselves: ends of arrows. */
  readonly isBusy: (turn: number) => boolean;
  readonly notesOf: (turn: number) => readonly string[];
  readonly moverOf: (turn: number) => Mover | undefined;
  /** Signals raised in a turn, and those taken in it. */
  readonly raisedIn: (turn: number) => readonly SignalLife[];
  readonly takenIn: (turn: number) => readonly SignalLife[];
  readonly changesOf: (turn: number) => readonly ModeChange[];
  readonly creditsOf: (turn: number) => readonly CreditEvent[];
  /** What became old in a turn, and what was taken though it is. */
  readonly oldOf: (turn: number) => readonly OldEvent[];
}

export function emptyCell(lane: number): Cell {
  return {
    lane,
    who: undefined,
    lines: [],
    times: 1,
    dots: 0,
    notes: [],
    tail: undefined,
    right: undefined,
    mover: undefined,
    foreign: false,
  };
}

/** What each lane says about one step: its own words, and what it did to the others. */
export function stepCells(input: RowInput, frame: Frame, columns: Columns): readonly Cell[] {
  const { program } = input;
  const short = columns.compact ? shortCreditWords : creditWords;
  if (frame.actor === undefined) return [];
  const home = columnIndexOf(program, frame.actor);
  const changes = input.changesOf(frame.index);
  const credits = input.creditsOf(frame.index);
  const raised = input.raisedIn(frame.index);
  const names = changes.filter((change) => change.lane === home).map(({ name }) => name);
  const mover = input.moverOf(frame.index);
  const mode = names.length === 0 ? undefined : names.join(', ');
  // Whose move it was goes before what became of it, which the bar tells too.
  const right = mover === undefined ? mode : moverWord(mover, columns);
  const old = input.oldOf(frame.index);
  const oldText = columns.compact ? shortOldWords : oldEventWords;
  const spent = credits.filter((event) => event.lane === home);
  const below = mover === undefined ? mode : undefined;
  const own: Cell = {
    ...emptyCell(home),
    ...withOld(
      withMode(ownWords(input, frame, columns, right), columns, home, below),
      old.filter(({ kind }) => kind === 'seen').map((event) => oldText(program, event)),
      defined(columns.lanes[home]).textWidth,
    ),
    notes: input.notesOf(frame.index),
    tail: spent.length === 0 ? undefined : spent.map((event) => creditWords(program, event)).join(', '),
    right: columns.compact && mover === undefined ? undefined : right,
    mover,
  };
  const others = program.lanes.flatMap((_, other) => {
    if (other === home) return [];
    const lines: Line[] = [
      ...changes
        .filter((change) => change.lane === other)
        .map(({ name }) => ({ text: name, tone: 'muted' as const })),
      ...credits
        .filter((event) => event.lane === other)
        .map((event) => ({ text: short(program, event), tone: 'accent' as const })),
      ...old
        .filter(({ kind, lane }) => kind === 'kept' && lane === other)
        .map((event) => ({ text: oldText(program, event), tone: 'muted' as const })),
      ...raised
        .filter(({ toLane, arrival }) => toLane === other && arrival.kind === 'merged')
        .map(({ name }) => ({
          text: columns.compact ? 'pending already' : `${name} was pending already`,
          tone: 'muted' as const,
        })),
    ];
    const width = defined(columns.lanes[other]).textWidth;
    const broken = lines.flatMap((line) =>
      wrapText(line.text, 'sans', SMALL, width, columns.compact ? 2 : 1).map((text) => ({ ...line, text })),
    );
    return lines.length === 0 ? [] : [{ ...emptyCell(other), lines: broken, foreign: true }];
  });
  return [own, ...others];
}

/** On a phone there is room to mark one of the two. */
function moverWord(mover: Mover, { compact }: Columns): string | undefined {
  return compact && mover === 'adversary' ? undefined : mover;
}

/** Where there is no room beside the words, the new mode stands below them. */
function withMode(
  own: Pick<Cell, 'who' | 'lines' | 'dots'>,
  columns: Columns,
  lane: number,
  mode: string | undefined,
): Pick<Cell, 'who' | 'lines' | 'dots'> {
  if (!columns.compact || mode === undefined) return own;
  const broken = wrapText(mode, 'sans', SMALL, defined(columns.lanes[lane]).textWidth, 2);
  return { ...own, lines: [...own.lines, ...broken.map((text) => ({ text, tone: 'muted' as const }))] };
}

/** What is old of what a step saw stands below its words. */
function withOld(
  own: Pick<Cell, 'who' | 'lines' | 'dots'>,
  old: readonly string[],
  width: number,
): Pick<Cell, 'who' | 'lines' | 'dots'> {
  const lines = old.map((text) => ({ text: clipText(text, 'sans', SMALL, width), tone: 'accent' as const }));
  return { ...own, lines: [...own.lines, ...lines] };
}

function ownWords(
  input: RowInput,
  frame: Frame,
  columns: Columns,
  right: string | undefined,
): Pick<Cell, 'who' | 'lines' | 'dots'> {
  if (isPlainFill(input, frame)) return { who: undefined, lines: [], dots: 1 };
  if (frame.actor === undefined || frame.choice === undefined) return { who: undefined, lines: [], dots: 0 };
  const { actor, choice, labels, happenings, at } = frame;
  const swallowed = input
    .takenIn(frame.index)
    .flatMap(({ name, arrival }) => (arrival.kind === 'swallowed' ? [`${name} taken by ${arrival.by}`] : []));
  const phrase = phraseOf(input.program, input.text, { actor, choice, labels, happenings, at });
  const parts = swallowed.length > 0 && labels.length === 0 ? swallowed : phrase.parts;
  const width = defined(columns.lanes[columnIndexOf(input.program, actor)]).textWidth;
  const isBelow = columns.compact && input.moverOf(frame.index) === undefined;
  const beside = right === undefined || isBelow ? 0 : textWidth(right, 'sans', SMALL) + 8;
  // A task of the environment is named over its column.
  const named = columns.compact || actorAt(input.program, actor).kind === 'env';
  const who = named ? undefined : phrase.who;
  const prefix = who === undefined ? 0 : textWidth(`${who} `, 'sans', SMALL);
  // Behind the words stand the notes of the document, with no more room than this.
  const notes = input
    .notesOf(frame.index)
    .reduce((sum, note) => sum + textWidth(`[${note}]`, 'sans', SMALL) + 6, 0);
  return {
    who,
    dots: 0,
    lines: linesOf(parts, phrase.source, width - prefix - notes, beside, columns),
  };
}

/** Drawn steps without a label are dots even where they keep a row of their own. */
function isPlainFill(input: RowInput, frame: Frame): boolean {
  return frame.labels.length === 0 && frame.index <= input.drawnTurns && !input.isBusy(frame.index);
}

function linesOf(
  parts: readonly string[],
  source: 'labels' | 'code' | 'ours',
  width: number,
  beside: number,
  columns: Columns,
): readonly Line[] {
  const tone = source === 'labels' ? 'plain' : source === 'code' ? 'code' : 'muted';
  const face = source === 'code' ? 'mono' : 'sans';
  const size = source === 'code' ? SMALL : LINE;
  const joined = parts.join(', ');
  if (textWidth(joined, face, size) <= width - beside) return [{ text: joined, tone }];
  const [head = '', ...rest] = parts;
  const linesMax = columns.compact ? 3 : 2;
  if (rest.length === 0) {
    const headMax = source === 'code' && !columns.compact ? 1 : 2;
    return wrapText(head, face, size, width - beside, headMax).map(toLine);
  }
  return [
    ...wrapText(head, face, size, width - beside, columns.compact ? 2 : 1),
    ...wrapText(rest.join(', '), face, size, width, linesMax),
  ].map(toLine);
  function toLine(text: string): Line {
    return { text, tone };
  }
}
