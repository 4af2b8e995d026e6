// What runs between the rows while time runs to the right: signals and credits go up or down, and along the lane.

import { path } from 'd3';
import { type CreditSpan, crosses } from '../facts/credits.ts';
import type { OldEvent, OldSpan } from '../facts/oldValues.ts';
import type { TurnFacts } from '../facts/runFacts.ts';
import type { BufferedStore, SignalLife } from '../facts/signals.ts';
import { OLD_STRIDE } from './laneColumns.ts';
import { horizontal, type Mark, vertical } from './marks.ts';
import type { LaneRow, RightwardsScale } from './rightwardsScale.ts';

interface Lines {
  readonly turns: readonly { readonly turn: number; readonly facts: TurnFacts }[];
  readonly held: readonly CreditSpan[];
  readonly signals: readonly SignalLife[];
  readonly stores: readonly BufferedStore[];
  readonly old: readonly OldSpan[];
}

/** The tips of arrows stand above all blocks, so they come apart. */
interface Drawn {
  readonly lines: readonly Mark[];
  readonly tips: readonly Mark[];
}

/** The row of whoever made a step. */
type RowOf = (turn: number) => LaneRow | undefined;

/** Signals first, so that credits stand above them. */
export function drawLines(
  scale: RightwardsScale,
  rowOf: RowOf,
  { turns, held, signals, stores, old }: Lines,
): Drawn {
  const merged = turns.flatMap(({ facts }) =>
    facts.raised.filter(({ arrival }) => arrival.kind === 'merged'),
  );
  const sent = [...signals, ...merged].map((signal) => drawSignal(scale, rowOf, signal));
  return {
    lines: [
      ...old.flatMap((span) => drawOld(scale, span)),
      ...turns.flatMap(({ facts }) => drawAged(scale, rowOf, facts)),
      ...sent.flatMap(({ lines }) => lines),
      ...held.flatMap((span) => drawHeld(scale, span)),
      ...turns.flatMap(({ facts }) => drawCredits(scale, rowOf, facts)),
      ...stores.flatMap((store) => drawStore(scale, store)),
    ],
    tips: sent.flatMap(({ tips }) => tips),
  };
}

/** Where a line to `y` leaves the block of a step. */
function departureOf(row: LaneRow | undefined, y: number): number {
  if (row === undefined) return y;
  return y < row.blockTop ? row.blockTop : row.blockBottom;
}

const nothing: Drawn = { lines: [], tips: [] };
const radius = 5;

function drawSignal(scale: RightwardsScale, rowOf: RowOf, signal: SignalLife): Drawn {
  const row = scale.rows[signal.toLane];
  if (row === undefined) return nothing;
  const { channel: y, blockTop } = row;
  const x = scale.line(signal.from, signal.line);
  const start = departureOf(rowOf(signal.from), y);
  const { kind } = signal.arrival;
  const role = kind === 'pending' || kind === 'withdrawn' ? 'pending' : 'signal';
  const lineTo = (d: string): Mark => {
    return { kind: 'path', d, top: Math.min(start, y), bottom: Math.max(start, y), role, head: undefined };
  };
  const end = scale.arrival(signal.to ?? scale.now);
  switch (kind) {
    case 'merged':
      return { lines: [lineTo(vertical(x, start, y)), { kind: 'dot', x, y, shape: 'end' }], tips: [] };
    case 'pending':
      return { lines: [lineTo(bend({ x, start, y, end: scale.left(scale.now + 1) }))], tips: [] };
    case 'swallowed':
    case 'withdrawn':
      return {
        lines: [lineTo(bend({ x, start, y, end: end - 3.5 })), { kind: 'dot', x: end, y, shape: 'end' }],
        tips: [],
      };
    case 'delivered':
      return {
        lines: [lineTo(bend({ x, start, y, end }, blockTop - 4))],
        tips: [{ kind: 'tip', x: end, y: blockTop }],
      };
  }
}

/** A line from one row to another: it leaves at `x`, and runs along `y` to `end`. */
interface Bend {
  readonly x: number;
  readonly start: number;
  readonly y: number;
  readonly end: number;
}

/** Up or down to `y`, along to `end`, and down again to `foot`. */
function bend({ x, start, y, end }: Bend, foot?: number): string {
  const line = path();
  line.moveTo(x, start);
  line.arcTo(x, y, Math.max(x, end), y, radius);
  if (foot === undefined) {
    line.lineTo(Math.max(x, end), y);
  } else {
    line.arcTo(end, y, end, foot, radius);
    line.lineTo(end, foot);
  }
  return line.toString();
}

function drawHeld(scale: RightwardsScale, { lane, from, to }: CreditSpan): Mark[] {
  const y = scale.rows[lane]?.credit;
  if (y === undefined) return [];
  const begin = from === 0 ? 0 : scale.line(from, 0);
  const end = to === undefined ? scale.left(scale.now + 1) : scale.arrival(to);
  if (end <= begin) return [];
  const d = horizontal(begin, end, y);
  return [{ kind: 'path', d, top: y, bottom: y, role: 'held credit', head: undefined }];
}

function drawCredits(scale: RightwardsScale, rowOf: RowOf, { credits }: TurnFacts): Mark[] {
  let taken = 0;
  return credits.flatMap((event): Mark[] => {
    const y = scale.rows[event.lane]?.credit;
    if (y === undefined) return [];
    const shape = event.kind === 'raised' ? 'filled' : event.kind === 'merged' ? 'ringed' : 'hollow';
    if (!crosses(event)) return [{ kind: 'dot', x: scale.arrival(event.turn), y, shape }];
    const x = scale.line(event.turn, taken++);
    const start = departureOf(rowOf(event.turn), y);
    const d = vertical(x, start, y);
    const ends = { top: Math.min(start, y), bottom: Math.max(start, y) };
    return [
      { kind: 'path', d, ...ends, role: 'credit', head: undefined },
      { kind: 'dot', x, y, shape },
    ];
  });
}

/** As long as the lane sees it: up to the step that lets go of it. */
function drawOld(scale: RightwardsScale, { lane, ordinal, from, to }: OldSpan): Mark[] {
  const row = scale.rows[lane];
  if (row === undefined) return [];
  const y = row.old + OLD_STRIDE * (ordinal % 2);
  const begin = scale.line(from, 0);
  const end = to === undefined ? scale.left(scale.now + 1) : scale.arrival(to);
  if (end <= begin) return [];
  const d = horizontal(begin, to === undefined ? end : end - 3, y);
  const line: Mark = { kind: 'path', d, top: y, bottom: y, role: 'old span', head: undefined };
  return to === undefined ? [line] : [line, { kind: 'dot', x: end, y, shape: 'end' }];
}

/** From the store that replaced the value to the lanes that keep it; their lines come behind those of credits and signals. */
function drawAged(scale: RightwardsScale, rowOf: RowOf, { old, lines }: TurnFacts): Mark[] {
  const kept = old.filter(({ kind }) => kind === 'kept');
  return kept.flatMap((event, index) => drawKept(scale, rowOf, event, lines - kept.length + index));
}

function drawKept(scale: RightwardsScale, rowOf: RowOf, { lane, turn }: OldEvent, line: number): Mark[] {
  const row = scale.rows[lane];
  if (row === undefined) return [];
  const x = scale.line(turn, line);
  const start = departureOf(rowOf(turn), row.old);
  const below = start < row.old;
  const end = below ? row.old - 3 : row.old + OLD_STRIDE + 3;
  const ends = { top: Math.min(start, end), bottom: Math.max(start, end) };
  return [
    { kind: 'path', d: vertical(x, start, end), ...ends, role: 'old', head: undefined },
    { kind: 'dot', x, y: row.old, shape: 'end' },
  ];
}

/** From the step that buffered it to the one that made it visible. */
function drawStore(scale: RightwardsScale, { lane, from, to }: BufferedStore): Mark[] {
  const y = scale.rows[lane]?.channel;
  if (y === undefined) return [];
  const begin = scale.arrival(from);
  const end = to === undefined ? scale.left(scale.now + 1) : scale.arrival(to);
  const d = horizontal(begin + 3.5, to === undefined ? end : end - 3.5, y);
  const marks: Mark[] = [
    { kind: 'path', d, top: y, bottom: y, role: 'store', head: undefined },
    { kind: 'dot', x: begin, y, shape: 'end' },
  ];
  if (to !== undefined) marks.push({ kind: 'dot', x: end, y, shape: 'filled' });
  return marks;
}
