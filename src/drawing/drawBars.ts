// What stands behind the words: lane rules, race windows, mode bars.

import { bisector } from 'd3';
import type { HoldSpan } from '../facts/holds.ts';
import type { ModeSpan } from '../facts/modes.ts';
import type { WaitSpan } from '../facts/waits.ts';
import type { WindowSpan } from '../facts/windows.ts';
import type { Program } from '../model/program.ts';
import { waitTitle } from '../words/waitWords.ts';
import { SMALL } from './cells.ts';
import { textMark } from './drawRows.ts';
import { wrapText } from './glyphs.ts';
import { BAR_STRIDE } from './laneColumns.ts';
import type { Mark } from './marks.ts';
import type { Scale } from './scale.ts';
import { type PlacedRow, rowOfTurn } from './stack.ts';

export function drawGround(scale: Scale): readonly Mark[] {
  const { columns, nowTop, nowBottom, bottom } = scale;
  const rules = columns.lanes
    .slice(1)
    .map((column): Mark => ({ kind: 'rule', x: column.x - 4.5, top: 0, bottom }));
  const band: Mark = {
    kind: 'box',
    role: 'band',
    x: columns.gutter - 8,
    top: nowTop,
    width: columns.width - columns.gutter + 8,
    bottom: nowBottom,
  };
  return nowBottom > nowTop ? [band, ...rules] : rules;
}

/** `labelOf` gives the words of a window their place. */
export function drawWindows(scale: Scale, windows: readonly WindowSpan[], labelOf: LabelOf): readonly Mark[] {
  return windows.flatMap((span): Mark[] => {
    const column = scale.columns.lanes[span.lane];
    if (column === undefined) return [];
    const { top, bottom } = windowEdges(scale, span);
    if (bottom - top < 2) return [];
    const box: Mark = {
      kind: 'box',
      role: 'window',
      x: column.x + 14,
      top,
      width: column.right - column.x - 10,
      bottom,
    };
    const free = labelOf(span);
    if (free === undefined) return [box];
    const style = { size: SMALL, weight: 'bold', tone: 'warning' } as const;
    const words = wrapText(span.title, 'bold', SMALL, column.textWidth, linesIn(free));
    return [
      box,
      ...words.map((text, index) => textMark(text, column.text, free.top + 13 + 15 * index, style)),
    ];
  });
}

/** Where a window's words have room; undefined where they have none. */
export type LabelOf = (span: WindowSpan) => FreeRoom | undefined;

export interface FreeRoom {
  readonly top: number;
  readonly height: number;
}

function windowEdges(
  scale: Scale,
  { from, to }: WindowSpan,
): { readonly top: number; readonly bottom: number } {
  return {
    top: from === scale.now ? scale.nowBottom : rowBottom(scale, from),
    bottom: to === undefined ? scale.nowBottom : scale.top(to),
  };
}

function linesIn({ height }: FreeRoom): number {
  return Math.max(1, Math.min(3, Math.floor(height / 15)));
}

/** Far enough down a window to look for room for its words: beyond, nobody would see what they belong to. */
const rowsSought = 60;

/** The first rows inside a window in which its lane says nothing, that no line crosses, and where no other label stands. */
export function freeRoom(scale: Scale, span: WindowSpan, others: readonly FreeRoom[]): FreeRoom | undefined {
  const { top, bottom } = windowEdges(scale, span);
  const begin = bisector((row: PlacedRow) => row.bottom).left(scale.rows, top + 1);
  const rows = scale.rows.slice(begin, begin + rowsSought).filter((row) => row.top <= bottom - 1);
  // Steps of env have their words across all lanes.
  const isFree = (row: PlacedRow) =>
    row.linesAt.length === 0 &&
    row.cells.every(({ lane }) => lane !== undefined && lane !== span.lane) &&
    others.every((other) => row.bottom <= other.top || row.top >= other.top + other.height);
  const first = rows.findIndex(isFree);
  const from = rows[first];
  if (from === undefined) return undefined;
  const next = rows.slice(first).findIndex((row) => !isFree(row));
  const last = rows[next < 0 ? rows.length - 1 : first + next - 1] ?? from;
  return { top: from.top, height: last.bottom - from.top };
}

/** Lower edge of a turn's row: the moment after the step. */
function rowBottom(scale: Scale, turn: number): number {
  return rowOfTurn(scale.rows, turn)?.bottom ?? scale.top(turn);
}

export function drawBars(scale: Scale, spans: readonly ModeSpan[]): readonly Mark[] {
  return spans.flatMap(({ lane, track, from, to, bar }): Mark[] => {
    const column = scale.columns.lanes[lane];
    if (column === undefined) return [];
    const top = scale.top(from) + (from === 0 ? 0 : 1);
    const bottom = to === undefined ? scale.bottom : scale.top(to) - 1;
    if (bottom <= top) return [];
    return [{ kind: 'bar', time: 'down', x: column.bar + track * BAR_STRIDE, top, bottom, bar }];
  });
}

/** Beside the bars, thinner than they are: what a lane keeps from others. */
export function drawHolds(scale: Scale, spans: readonly HoldSpan[]): readonly Mark[] {
  return spans.flatMap(({ lane, kind, from, to }): Mark[] => {
    const column = scale.columns.lanes[lane];
    if (column === undefined) return [];
    const top = scale.top(from) + (from === 0 ? 0 : 2);
    const bottom = to === undefined ? scale.bottom : scale.top(to) - 2;
    if (bottom <= top) return [];
    return [
      {
        kind: 'hold',
        hold: kind,
        time: 'down',
        x: kind === 'interrupts off' ? column.x : column.lock,
        top,
        bottom,
      },
    ];
  });
}

const waitStride = 3;
const waitsBeside = 2;

/** Before the words, where arrows and credits do not run down: a task that cannot move. */
export function drawWaits(program: Program, scale: Scale, spans: readonly WaitSpan[]): readonly Mark[] {
  return spans.flatMap((span): Mark[] => {
    const { lane, kind, ordinal, from, to } = span;
    const title = waitTitle(program, span);
    const column = scale.columns.lanes[lane];
    if (column === undefined) return [];
    const top = scale.top(from) + (from === 0 ? 0 : 2);
    const bottom = to === undefined ? scale.bottom : scale.top(to) - 2;
    if (bottom <= top) return [];
    const right = column.text - (scale.columns.compact ? 5.5 : 8.5);
    return [
      {
        kind: 'wait',
        wait: kind,
        title,
        time: 'down',
        x: right + waitStride * (ordinal % waitsBeside),
        top,
        bottom,
      },
    ];
  });
}
