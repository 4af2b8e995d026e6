// The timeline as one flat list of marks: history above, the band of now, and a line of what comes next.

import { group } from 'd3';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import type { Columns } from './columns.ts';
import { type CreditEvent, creditsOf } from './credits.ts';
import { crosses, drawArrows, drawStores, type EdgesOf } from './drawArrows.ts';
import { drawBars, drawGround, drawWindows } from './drawBars.ts';
import { drawNoReturn, drawRibbon, type Fates } from './drawFates.ts';
import { drawNow, nowEdges } from './drawNow.ts';
import { cellEdges, columnOf, drawRow, textMark } from './drawRows.ts';
import { clipText } from './glyphs.ts';
import { laneOf } from './lanes.ts';
import { horizontal, type Mark } from './marks.ts';
import { modesOf } from './modes.ts';
import { type Row, rowsOf } from './rows.ts';
import { NEXT_HEIGHT, NOW_HEIGHT, type Scale, scaleOf } from './scale.ts';
import { bufferedStoresOf, type Signal, signalsOf } from './signals.ts';
import { type PlacedRow, rowAt, stackRows } from './stack.ts';
import { windowsOf } from './windows.ts';

export interface TimelineInput {
  readonly program: Program;
  readonly text: string;
  /** From the initial state to now. */
  readonly frames: readonly Frame[];
  /** As many leading turns are the drawn schedule's. */
  readonly drawnTurns: number;
  /** The notes at a turn: numbers of the document's, letters of a run's. */
  readonly notesOf: (turn: number) => readonly string[];
  /** What is known to come next, for each lane that it is known of. */
  readonly next: readonly { readonly lane: number; readonly text: string }[];
  /** The turn at which this run parted from the recorded one. */
  readonly parting: number | undefined;
  /** Undefined while they are not known, or not to be shown. */
  readonly fates: Fates | undefined;
}

export interface Timeline {
  /** Everything but the words of the history. */
  readonly marks: readonly Mark[];
  readonly rows: readonly PlacedRow[];
  /** The words of a row, to be asked for the rows that are in view. */
  readonly drawWords: (row: PlacedRow) => readonly Mark[];
  readonly nowTop: number;
  readonly height: number;
}

/** Room for a line across all lanes, and its words. */
const lineGap = 22;

export function drawTimeline(input: TimelineInput, columns: Columns): Timeline {
  const { program, text, frames, notesOf } = input;
  const now = frames.at(-1);
  const turn = now?.index ?? 0;
  const modes = modesOf(program, frames);
  const credits = creditsOf(program, frames);
  const signals = signalsOf(program, frames);
  const stores = bufferedStoresOf(program, frames);
  const changesAt = groupByTurn(modes.changes);
  const creditsAt = groupByTurn(credits.events);
  const raisedAt = groupByTurn(signals);
  const takenAt = group(signals, ({ arrival }) => ('turn' in arrival ? arrival.turn : 0));
  const rowInput = {
    program,
    text,
    frames: frames.slice(0, -1),
    drawnTurns: input.drawnTurns,
    busy: busyTurns(signals, stores, input.fates?.doomedAt),
    notesOf,
    raisedIn: (index: number) => raisedAt.get(index) ?? [],
    takenIn: (index: number) => takenAt.get(index) ?? [],
    changesOf: (index: number) => changesAt.get(index) ?? [],
    creditsOf: (index: number) => creditsAt.get(index) ?? [],
  };
  const rows = stackRows({
    rows: rowsOf(rowInput, columns),
    linesFrom: linesFrom(credits.events, signals),
    gapBefore: (row) => (crossesBefore(input, row.first) ? lineGap : 0),
  });
  const gapAtNow = turn > 0 && crossesBefore(input, turn) ? lineGap : 0;
  const scale = scaleOf(columns, rows, turn, gapAtNow);
  const edgesOf = edges(program, scale, frames);
  const marks = [
    ...drawGround(scale),
    ...drawWindows(scale, windowsOf(program, frames)),
    ...drawBars(scale, modes.spans),
    ...(input.fates === undefined ? [] : drawRibbon(scale, input.fates)),
    ...drawArrows(scale, edgesOf, credits.events, credits.spans, signals),
    ...drawStores(scale, stores),
    ...(now === undefined
      ? []
      : drawNow(scale, {
          program,
          text,
          frame: now,
          before: frames.at(-2)?.state ?? now.state,
          notes: notesOf(turn),
          changes: changesAt.get(turn) ?? [],
          credits: creditsAt.get(turn) ?? [],
        })),
    ...drawNext(scale, input),
    ...drawParting(scale, input.parting),
    ...(input.fates === undefined ? [] : drawNoReturn(scale, input.fates)),
  ];
  return { marks, rows, drawWords: (row) => drawRow(scale, row), nowTop: scale.nowTop, height: scale.bottom };
}

/** True where a line across all lanes stands before the turn. */
function crossesBefore({ parting, fates }: TimelineInput, turn: number): boolean {
  return turn === parting || turn === fates?.doomedAt;
}

function groupByTurn<T extends { readonly turn: number }>(
  things: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  return group(things, (thing) => thing.turn);
}

/** Turns where an arrow begins or ends, or a line stands before, keep a row for themselves. */
function busyTurns(
  signals: readonly Signal[],
  stores: readonly { readonly turn: number; readonly visible: number | undefined }[],
  doomedAt: number | undefined,
): ReadonlySet<number> {
  const ends = signals.map(({ arrival }) => ('turn' in arrival ? arrival.turn : undefined));
  const all = [
    ...signals.map(({ turn }) => turn),
    ...ends,
    doomedAt,
    ...stores.flatMap(({ turn, visible }) => [turn, visible]),
  ];
  return new Set(all.filter((turn) => turn !== undefined));
}

function linesFrom(credits: readonly CreditEvent[], signals: readonly Signal[]): (row: Row) => number {
  const counts = new Map<number, number>();
  for (const { turn } of [...credits.filter(crosses), ...signals])
    counts.set(turn, (counts.get(turn) ?? 0) + 1);
  return (row) => counts.get(row.first) ?? 0;
}

function edges(program: Program, scale: Scale, frames: readonly Frame[]): EdgesOf {
  return (turn) => {
    const actor = frames[turn]?.actor;
    const lane = actor === undefined ? undefined : laneOf(program, actor);
    if (turn === scale.now) return nowEdges(scale, lane);
    const cell = rowAt(scale.rows, turn)?.cells.find((each) => each.lane === lane && !each.foreign);
    const column = columnOf(scale, lane);
    return cell === undefined ? { left: column.text, right: column.text } : cellEdges(scale, cell);
  };
}

function drawNext(scale: Scale, { next }: TimelineInput): readonly Mark[] {
  const y = scale.bottom - NEXT_HEIGHT + 16;
  const style = { size: 12, italic: true, tone: 'quiet' as const };
  const words = next.map(({ lane, text }) => {
    const column = columnOf(scale, lane);
    return textMark(clipText(text, 'sans', 12, column.textWidth), column.text, y, style);
  });
  if (words.length === 0) return [];
  return [textMark('next', scale.columns.number + 4, y, { ...style, anchor: 'end' }), ...words];
}

/** The line at which a schedule recorded under other settings could not be followed further (R23). */
function drawParting(scale: Scale, turn: number | undefined): readonly Mark[] {
  if (turn === undefined || turn > scale.now + 1) return [];
  const below = turn === scale.now + 1;
  const y = below ? scale.nowTop + NOW_HEIGHT : scale.top(turn) - 4;
  const from = scale.columns.gutter - 12;
  const line: Mark = {
    kind: 'path',
    d: horizontal(from, scale.columns.width, y),
    top: y - 2,
    bottom: y + 2,
    role: 'parting',
    head: undefined,
  };
  const label = textMark('Here the two settings part', scale.columns.width - 14, below ? y + 16 : y - 5, {
    size: 12,
    weight: 'bold',
    tone: 'accent',
    anchor: 'end',
  });
  return [line, label];
}
