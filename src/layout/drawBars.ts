// What stands behind the words: lane rules, race windows, mode bars.

import { SMALL } from './cells.ts';
import { BAR_STRIDE } from './columns.ts';
import { textMark } from './drawRows.ts';
import { wrapText } from './glyphs.ts';
import type { Mark } from './marks.ts';
import type { ModeSpan } from './modes.ts';
import { NOW_HEIGHT, type Scale } from './scale.ts';
import { type PlacedRow, rowAt, rowsBetween } from './stack.ts';
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
    const free = freeRow(scale, lane, top, bottom);
    if (free === undefined) return [box];
    const style = { size: SMALL, weight: 'bold', tone: 'warning' } as const;
    const words = wrapText(
      title,
      'bold',
      SMALL,
      column.textWidth,
      Math.max(1, Math.min(3, Math.floor(free.height / 15))),
    );
    return [
      box,
      ...words.map((text, index) => textMark(text, column.text, free.top + 13 + 15 * index, style)),
    ];
  });
}

/** The first rows inside a window in which its lane says nothing, and that no line crosses. */
function freeRow(
  scale: Scale,
  lane: number,
  top: number,
  bottom: number,
): { readonly top: number; readonly height: number } | undefined {
  const rows = rowsBetween(scale.rows, top + 1, bottom - 1);
  const isFree = (row: PlacedRow) =>
    row.linesAt.length === 0 && row.cells.every((cell) => cell.lane !== lane);
  const first = rows.findIndex(isFree);
  const from = rows[first];
  if (from === undefined) return undefined;
  const next = rows.slice(first).find((row) => !isFree(row));
  return { top: from.top, height: (next?.top ?? rows.at(-1)?.bottom ?? from.bottom) - from.top };
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
