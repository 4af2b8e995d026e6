// The timeline as one flat list of marks: history above, the band of now, and a line of what comes next.

import { rememberEach, rememberLast } from '../base/remember.ts';
import { createRibbons, type FateSpan, type FatesOfRun } from '../facts/fates.ts';
import { columnIndexOf } from '../facts/lanes.ts';
import type { Mover } from '../facts/movers.ts';
import { createRunFacts, type RunFacts } from '../facts/runFacts.ts';
import type { Stretches } from '../facts/stretches.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import type { EdgesOf } from './drawArrows.ts';
import { drawGround } from './drawBars.ts';
import { drawNoReturn } from './drawFates.ts';
import { drawNow, nowEdges } from './drawNow.ts';
import { cellEdges, columnOf, drawRow, textMark } from './drawRows.ts';
import { drawRun } from './drawRun.ts';
import { clipText } from './glyphs.ts';
import type { Columns } from './laneColumns.ts';
import { extentOf, horizontal, type Mark } from './marks.ts';
import { rowInputOf } from './rowFacts.ts';
import { createRows, lastTurn, type RowsOf } from './rows.ts';
import { nearScale, PALE_HEIGHT, type Scale, scaleOf } from './scale.ts';
import { type PlacedRow, rowOfTurn, rowsBetween } from './stack.ts';

export interface TimelineInput {
  readonly program: Program;
  readonly text: string;
  /** From the initial state to now. */
  readonly frames: readonly Frame[];
  /** As many leading turns are the drawn schedule's. */
  readonly drawnTurns: number;
  /** The notes at a turn: numbers of the document's, letters of a run's. */
  readonly notesOf: (turn: number) => readonly string[];
  /** In a game, whose move each turn was. */
  readonly moverOf?: ((turn: number) => Mover | undefined) | undefined;
  /** What the document draws next, a row each. */
  readonly next: readonly PaleRow[];
  /** The turn at which this run parted from the recorded one. */
  readonly parting: number | undefined;
  /** Undefined while they are not known, or not to be shown. */
  readonly fates: FatesOfRun | undefined;
}

export interface PaleRow {
  readonly column: number;
  readonly text: string;
}

export interface Timeline {
  /** Everything but the words of the history, as far as it reaches into a stretch of the drawing. */
  readonly marksIn: (top: number, bottom: number) => readonly Mark[];
  readonly rows: readonly PlacedRow[];
  /** The words of a row, to be asked for the rows that are in view: the same list for the same row. */
  readonly drawWords: (row: PlacedRow) => readonly Mark[];
  /** In words, the race windows that a turn opens and closes. */
  readonly windowWords: (turn: number) => readonly string[];
  readonly nowTop: number;
  readonly height: number;
}

export type DrawTimeline = (input: TimelineInput, columns: Columns) => Timeline;

/** Room for a line across all lanes, and its words. */
const lineGap = 22;

/** Draws one timeline from scratch. */
export function drawTimeline(input: TimelineInput, columns: Columns): Timeline {
  return createTimeline()(input, columns);
}

/**
 * Makes a function that draws timelines and remembers what it knows of the last run: a step costs a step, whatever the
 * length of the run, and a drawing makes only the marks that are asked for.
 */
export function createTimeline(): DrawTimeline {
  const factsOf = rememberLast(createRunFacts);
  const wordsOf = rememberEach(
    (scale: Scale, row: PlacedRow) => drawRow(scale, row),
    // A row that stays where it is keeps its words, whatever follows.
    ({ columns }, row) => [columns, row],
  );
  const rowsOf = createRows();
  const ribbonOf = createRibbons();
  return (input, columns) => {
    const { program, frames, fates } = input;
    const facts = factsOf(program)(frames);
    const scale = stack(input, facts, rowsOf, columns);
    const ribbon = fates === undefined ? undefined : ribbonOf(fates.frames);
    const drawing: Drawing = { input, facts, scale, ribbon, atNow: drawAtNow(scale, input, facts) };
    return {
      marksIn: (top, bottom) => marksIn(drawing, top, bottom),
      rows: scale.rows,
      drawWords: (row) => wordsOf(scale, row),
      windowWords: (turn) => windowWords(facts, turn, scale.now),
      nowTop: scale.nowTop,
      height: scale.bottom,
    };
  };
}

function windowWords({ windows }: RunFacts, turn: number, now: number): readonly string[] {
  return windows.flatMap((list) =>
    list.between(turn, turn, now).flatMap(({ title, from, to }) => {
      if (from === turn) return [`here begins: ${title}`];
      return to === turn ? [`here ends: ${title}`] : [];
    }),
  );
}

/** What a drawing is made from. */
interface Drawing {
  readonly input: TimelineInput;
  readonly facts: RunFacts;
  readonly scale: Scale;
  readonly ribbon: Stretches<FateSpan> | undefined;
  readonly atNow: readonly Mark[];
}

/** Where everything stands. */
function stack(input: TimelineInput, facts: RunFacts, rowsOf: RowsOf, columns: Columns): Scale {
  const { program, text, frames, drawnTurns, notesOf, moverOf, parting, fates } = input;
  const turn = frames.length - 1;
  const crossed = [parting, fates?.doomedAt];
  const gapBefore = (at: number) => (crossed.includes(at) ? lineGap : 0);
  const rowInput = rowInputOf({ program, text, drawnTurns, notesOf, moverOf, apart: crossed }, facts);
  const linesFrom = (at: number) => facts.at(at).lines;
  const history = { ...rowInput, frames: frames.slice(0, -1), crossed, gapBefore, linesFrom };
  const rows = rowsOf(history, columns);
  return scaleOf(columns, rows, turn, { gap: turn > 0 ? gapBefore(turn) : 0, pale: input.next.length });
}

function marksIn(
  { input, facts, scale, ribbon, atNow }: Drawing,
  top: number,
  bottom: number,
): readonly Mark[] {
  const { program, frames, fates, parting } = input;
  const { now } = scale;
  const rows = rowsBetween(scale.rows, top, bottom);
  const near = nearScale(scale, top, bottom);
  const marks = [
    ...drawGround(near),
    ...drawRun({
      ...{ program, facts, ribbon, scale, near, now },
      edgesOf: edges(program, scale, frames),
      // What a turn begins or ends may stand at the edge of the next one's row.
      first: Math.max(0, (rows[0]?.first ?? now) - 1),
      last: bottom >= scale.nowTop ? now : lastTurn(rows) + 1,
    }),
    ...atNow,
    ...drawParting(scale, parting),
    ...(fates === undefined ? [] : drawNoReturn(scale, fates)),
  ];
  return marks.filter((mark) => {
    const extent = extentOf(mark);
    return extent.bottom >= top && extent.top <= bottom;
  });
}

/** The band of now and the line below it: the same wherever one looks. */
function drawAtNow(scale: Scale, input: TimelineInput, facts: RunFacts): readonly Mark[] {
  const { program, text, frames, notesOf } = input;
  const now = frames.at(-1);
  if (now === undefined) return [];
  const before = frames.at(-2)?.state ?? now.state;
  const { changes, credits, old } = facts.at(scale.now);
  const band = {
    program,
    text,
    frame: now,
    before,
    notes: notesOf(scale.now),
    mover: input.moverOf?.(scale.now),
    changes,
    credits,
    old,
  };
  return [...(scale.now > 0 ? drawNow(scale, band) : []), ...drawNext(scale, input)];
}

/** Left and right edge of what each turn says, for the arrows that leave it. */
export function edges(program: Program, scale: Scale, frames: readonly Frame[]): EdgesOf {
  return (turn) => {
    const actor = frames[turn]?.actor;
    const lane = actor === undefined ? 0 : columnIndexOf(program, actor);
    if (turn === scale.now) return nowEdges(scale, lane);
    const cell = rowOfTurn(scale.rows, turn)?.cells.find((each) => each.lane === lane && !each.foreign);
    const column = columnOf(scale, lane);
    return cell === undefined ? { left: column.text, right: column.text } : cellEdges(scale, cell);
  };
}

function drawNext(scale: Scale, { next }: TimelineInput): readonly Mark[] {
  const style = { italic: true, tone: 'quiet' as const };
  const baselineOf = (index: number) => scale.nowBottom + PALE_HEIGHT * index + 14;
  const words = next.map(({ column: index, text }, row) => {
    const column = columnOf(scale, index);
    return textMark(clipText(text, 'sans', 13, column.textWidth), column.text, baselineOf(row), style);
  });
  // A phone's gutter has room for numbers only.
  if (words.length === 0 || scale.columns.number < 30) return words;
  const head = textMark('next', scale.columns.number, baselineOf(0), { ...style, size: 12, anchor: 'end' });
  return [head, ...words];
}

/** The line at which a schedule recorded under other settings could not be followed further (R23). */
function drawParting(scale: Scale, turn: number | undefined): readonly Mark[] {
  if (turn === undefined || turn > scale.now + 1) return [];
  const below = turn === scale.now + 1;
  const y = below ? scale.nowBottom : scale.top(turn) - 4;
  const from = scale.columns.gutter - 8;
  const line: Mark = {
    kind: 'path',
    d: horizontal(from, scale.columns.width, y),
    top: y - 2,
    bottom: y + 2,
    role: 'parting',
    head: undefined,
  };
  const label = textMark('Here the two settings part', scale.columns.width - 14, y - 5, {
    size: 12,
    weight: 'bold',
    tone: 'accent',
    anchor: 'end',
  });
  return [line, label];
}
