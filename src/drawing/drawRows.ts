// The words of the history: step numbers in the gutter, and each lane's cells.

import { assert } from '../base/assert.ts';
import { type Cell, LINE, type LineTone, SMALL } from './cells.ts';
import { textWidth } from './glyphs.ts';
import type { Column } from './laneColumns.ts';
import type { Mark, TextMark, Tone } from './marks.ts';
import type { Scale } from './scale.ts';
import type { PlacedRow } from './stack.ts';

/** From the middle of a line of words to its baseline. */
const baseline = 4;
const pitch = 16;
const gap = 6;
const dotPitch = 5;
const dotsMax = 6;

export function textMark(text: string, x: number, y: number, more: Partial<TextMark> = {}): TextMark {
  return {
    kind: 'text',
    x,
    y,
    text,
    size: LINE,
    face: 'sans',
    weight: 'regular',
    italic: false,
    tone: 'ink',
    anchor: 'start',
    note: undefined,
    ...more,
  };
}

export function drawRow(scale: Pick<Scale, 'columns'>, row: PlacedRow): readonly Mark[] {
  const number = textMark(numberOf(row, scale.columns.number), scale.columns.number, row.words + baseline, {
    size: SMALL,
    tone: 'quiet',
    anchor: 'end',
  });
  return [number, ...row.cells.flatMap((cell) => drawCell(scale, row, cell))];
}

/** A row of nothing but dots names its first and its last step. */
function numberOf(row: PlacedRow, room: number): string {
  const worded = row.cells.some((cell) => !cell.foreign && cell.lines.length > 0);
  const range = `${row.first}–${row.last}`;
  return worded || row.first === row.last || textWidth(range, 'sans', SMALL) > room ? `${row.first}` : range;
}

export function drawCell(scale: Pick<Scale, 'columns'>, row: PlacedRow, cell: Cell): readonly Mark[] {
  const column = columnOf(scale, cell.lane);
  const y = (cell.foreign ? row.top + 9 : row.words) + baseline;
  const { marks, prefix } = drawWho(cell, column, y);
  const words = cell.lines.map((line, index) =>
    textMark(line.text, column.text + prefix, y + pitch * index, lineStyle(line.tone)),
  );
  const end = column.text + prefix + lastWidth(cell);
  const lastY = y + pitch * Math.max(0, cell.lines.length - 1);
  const { short, tail, right } = trailingOf(scale, cell, end);
  const mode =
    right === undefined
      ? []
      : [textMark(right, column.right - (cell.mover === undefined ? 0 : 5), y, rightStyle(cell))];
  const ground: readonly Mark[] =
    cell.mover === 'you'
      ? [{ kind: 'box', role: 'yours', ...groundOf(column), top: row.top + 1, bottom: row.bottom - 1 }]
      : [];
  return [...ground, ...marks, ...words, ...drawTail(tail, end, lastY, short), ...mode];
}

function rightStyle({ mover }: Cell): Partial<TextMark> {
  const own = mover === 'you';
  return { size: SMALL, tone: own ? 'accent' : 'quiet', weight: own ? 'bold' : 'regular', anchor: 'end' };
}

function groundOf({ text, right }: Column): { readonly x: number; readonly width: number } {
  return { x: text - 5, width: right - text + 5 };
}

function drawWho(
  cell: Cell,
  column: Column,
  y: number,
): { readonly marks: readonly Mark[]; readonly prefix: number } {
  if (cell.who === undefined || cell.lines.length === 0) return { marks: [], prefix: 0 };
  const text = `${cell.who} `;
  return {
    marks: [textMark(cell.who, column.text, y, { size: SMALL, tone: 'quiet' })],
    prefix: textWidth(text, 'sans', SMALL) + 1,
  };
}

/** How often the words were said, dots for steps without words, then the document's notes, then a credit that was spent. */
function drawTail(cell: Cell, start: number, y: number, short: boolean): readonly Mark[] {
  const marks: Mark[] = [];
  let x = start;
  if (cell.times > 1) {
    const times = timesText(cell);
    marks.push(textMark(times, x, y, { size: SMALL, tone: 'quiet' }));
    x += textWidth(times, 'sans', SMALL) + gap;
  }
  const shown = Math.min(cell.dots, dotsMax);
  for (let dot = 0; dot < shown; dot++) {
    marks.push({ kind: 'dot', x: x + 1.5, y: y - 4, shape: 'fill step' });
    x += dotPitch;
  }
  if (cell.dots > shown) {
    const more = `+${cell.dots - shown}`;
    marks.push(textMark(more, x + 1, y, { size: SMALL, tone: 'quiet' }));
    x += textWidth(more, 'sans', SMALL) + gap;
  }
  if (shown > 0) x += gap / 2;
  for (const note of cell.notes) {
    const text = noteMark(note, short);
    marks.push(textMark(text, x, y, { size: SMALL, tone: 'accent', note }));
    x += textWidth(text, 'sans', SMALL) + gap;
  }
  if (cell.tail !== undefined) marks.push(textMark(cell.tail, x, y, { size: SMALL, tone: 'accent' }));
  return marks;
}

/** `× 3` */
function timesText({ times }: Cell): string {
  return `× ${times}`;
}

export function noteMark(note: string, compact: boolean): string {
  return compact ? `[${note}]` : `[Note: ${note}]`;
}

/** Left and right end of what a cell says, with a little air. */
export function cellEdges(
  scale: Pick<Scale, 'columns'>,
  cell: Cell,
): { readonly left: number; readonly right: number } {
  const column = columnOf(scale, cell.lane);
  const prefix = cell.who === undefined ? 0 : textWidth(`${cell.who} `, 'sans', SMALL);
  const words = cell.lines.map((line) => widthOf(line.text, line.tone));
  const { short, tail } = trailingOf(scale, cell, column.text + prefix + lastWidth(cell));
  const trailing = trailingWidth(tail, short);
  const last = lineWidth(cell) + (trailing > 0 ? trailing + gap : 0);
  const right = column.text + prefix + Math.max(0, ...words, last);
  return { left: column.text - 5, right: Math.min(right, column.right) + 6 };
}

function lastWidth(cell: Cell): number {
  return cell.lines.length === 0 ? 0 : lineWidth(cell) + gap;
}

/** Of the last line: nothing of a cell that has only dots. */
function lineWidth({ lines }: Cell): number {
  const line = lines.at(-1);
  return line === undefined ? 0 : widthOf(line.text, line.tone);
}

/** What of the trailing marks has room behind the words: short notes where long ones have none, and a tail if it fits. */
function trailingOf(
  scale: Pick<Scale, 'columns'>,
  cell: Cell,
  end: number,
): { readonly short: boolean; readonly tail: Cell; readonly right: string | undefined } {
  const column = columnOf(scale, cell.lane);
  const all = column.right - end;
  const beside = all - (cell.right === undefined ? 0 : textWidth(cell.right, 'sans', SMALL) + gap);
  const short = scale.columns.compact || trailingWidth(cell, false) > beside;
  const tail = trailingWidth(cell, short) <= all ? cell : { ...cell, tail: undefined };
  return { short, tail, right: trailingWidth(tail, short) <= beside ? cell.right : undefined };
}

function trailingWidth(cell: Cell, short: boolean): number {
  const dots = Math.min(cell.dots, dotsMax) * dotPitch + (cell.dots > dotsMax ? 24 : 0);
  const notes = cell.notes.reduce(
    (sum, note) => sum + textWidth(noteMark(note, short), 'sans', SMALL) + gap,
    0,
  );
  const times = cell.times === 1 ? 0 : textWidth(timesText(cell), 'sans', SMALL) + gap;
  return times + dots + notes + (cell.tail === undefined ? 0 : textWidth(cell.tail, 'sans', SMALL));
}

export function columnOf(scale: Pick<Scale, 'columns'>, lane: number): Column {
  const column = scale.columns.lanes[lane];
  assert(column !== undefined, `the timeline has a column for lane ${lane}`);
  return column;
}

function widthOf(text: string, tone: LineTone): number {
  return tone === 'code'
    ? textWidth(text, 'mono', SMALL)
    : textWidth(text, 'sans', tone === 'plain' ? LINE : SMALL);
}

function lineStyle(tone: LineTone): Partial<TextMark> {
  switch (tone) {
    case 'plain':
      return {};
    case 'code':
      return { face: 'mono', size: SMALL, tone: 'muted' satisfies Tone };
    case 'muted':
      return { size: SMALL, tone: 'quiet' satisfies Tone };
    case 'accent':
      return { size: SMALL, tone: 'accent' satisfies Tone };
  }
}
