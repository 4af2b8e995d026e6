// What a lane keeps, as parts of one or two lines under it: stores that wait in its buffer as boxes, the line of a write
// barrier between them, and the old values that it still sees as chips.

import { defined } from '../base/defined.ts';
import type { LaneMemoryPart, LaneMemoryWords } from '../words/laneMemoryWords.ts';
import { textWidth } from './glyphs.ts';

const type = 12;
/** Left and right of the words of a box, with its edges. */
const boxAir = 12;
const lineWidth = 3;
export const PART_GAP = 5;

/** The longest form that has room, and as a last resort the shortest one. */
function fitParts(forms: LaneMemoryWords, room: number): readonly LaneMemoryPart[] {
  return forms.find((parts) => widthOf(parts) <= room) ?? defined(forms.at(-1));
}

/** What is in the buffer and what is old, in one line or two. */
export function laneMemoryLines(
  [buffer, old]: readonly [buffer: LaneMemoryWords, old: LaneMemoryWords],
  room: number,
  height: number,
): readonly (readonly LaneMemoryPart[])[] {
  if (buffer.length === 0 || old.length === 0 || height >= twoLinesFrom)
    return [buffer, old].filter((forms) => forms.length > 0).map((forms) => fitParts(forms, room));
  const half = (room - between) / 2;
  // What one of them does not need is the other's.
  const [first, second] = [widthOf(defined(buffer[0])), widthOf(defined(old[0]))];
  const own = Math.max(half, room - between - second);
  return [
    [...fitParts(buffer, own), ...fitParts(old, Math.max(half, room - between - Math.min(first, own)))],
  ];
}

const between = 14;
const twoLinesFrom = 40;

function widthOf(parts: readonly LaneMemoryPart[]): number {
  return parts.reduce((sum, part) => sum + partWidth(part), PART_GAP * Math.max(0, parts.length - 1));
}

function partWidth({ kind, text }: LaneMemoryPart): number {
  switch (kind) {
    case 'line':
      return lineWidth;
    case 'store':
    case 'old':
      return textWidth(text, 'mono', type) + boxAir;
    case 'label':
    case 'nothing':
      return textWidth(text, 'sans', type);
  }
}
