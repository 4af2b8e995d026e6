// What stands behind the words: lane rules, race windows, mode bars.

import { SMALL } from './cells.ts';
import { BAR_STRIDE } from './columns.ts';
import { textMark } from './drawRows.ts';
import { clipText } from './glyphs.ts';
import type { Mark } from './marks.ts';
import type { ModeSpan } from './modes.ts';
import { NOW_HEIGHT, type Scale } from './scale.ts';
import { rowAt, rowsBetween } from './stack.ts';
import type { WindowSpan } from './windows.ts';

export function drawGround(scale: Scale): readonly Mark[] {
  const { columns, nowTop, bottom } = scale;
  const rules = columns.lanes
    .slice(1)
    .map((column): Mark => ({ kind: 'rule', x: column.x - 4.5, top: 0, bottom }));
  const band: Mark = {
    kind: 'box',
    role: 'band',
    x: columns.gutter - 12,
    top: nowTop,
    width: columns.width - columns.gutter + 12,
    bottom: nowTop + NOW_HEIGHT,
  };
  return [band, ...rules];
}

export function drawWindows(scale: Scale, windows: readonly WindowSpan[]): readonly Mark[] {
  return windows.flatMap(({ lane, title, from, to }): Mark[] => {
    const column = scale.columns.lanes[lane];
    if (column === undefined) return [];
    const top = from === scale.now ? scale.nowTop + NOW_HEIGHT : rowBottom(scale, from);
    const bottom = to === undefined ? scale.bottom : scale.top(to);
    if (bottom - top < 2) return [];
    const box: Mark = {
      kind: 'box',
      role: 'window',
      x: column.x + 14,
      top,
      width: column.right - column.x - 10,
      bottom,
    };
    const y = freeRow(scale, lane, top, bottom);
    if (y === undefined) return [box];
    const words = clipText(title, 'bold', SMALL, column.textWidth);
    return [box, textMark(words, column.text, y + 13, { size: SMALL, weight: 'bold', tone: 'warning' })];
  });
}

/** The first row inside a window in which its lane says nothing. */
function freeRow(scale: Scale, lane: number, top: number, bottom: number): number | undefined {
  const free = rowsBetween(scale.rows, top + 1, bottom - 1).find((row) =>
    row.cells.every((cell) => cell.lane !== lane),
  );
  return free?.top;
}

/** Lower edge of a turn's row: the moment after the step. */
function rowBottom(scale: Scale, turn: number): number {
  return rowAt(scale.rows, turn)?.bottom ?? scale.top(turn);
}

export function drawBars(scale: Scale, spans: readonly ModeSpan[]): readonly Mark[] {
  return spans.flatMap(({ lane, track, from, to, bar }): Mark[] => {
    const column = scale.columns.lanes[lane];
    if (column === undefined) return [];
    const top = scale.top(from) + (from === 0 ? 0 : 1);
    const bottom = to === undefined ? scale.bottom : scale.top(to) - 1;
    if (bottom <= top) return [];
    return [{ kind: 'bar', x: column.bar + track * BAR_STRIDE, top, bottom, bar }];
  });
}
