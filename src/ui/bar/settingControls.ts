// How many settings the bar has room for, as switches side by side: from the first one on, which is mostly the fix.

import { space8, space12, typeDense } from 'virtual:sizes';
import { textWidth } from '../../drawing/glyphs.ts';

/** The lines around and between two values. */
const lines = 2;
/** What the button takes behind which the others stand. */
const othersWidth = 130;

/** `titles`: of the values of each setting, in order; `room` in pixels. */
export function settingsThatFit(titles: readonly (readonly string[])[], room: number): number {
  const widths = titles.map((values) => values.reduce((sum, title) => sum + valueWidth(title), space12));
  const all = widths.reduce((sum, width) => sum + width, 0);
  if (all <= room) return titles.length;
  let taken = othersWidth;
  const first = widths.findIndex((width) => {
    taken += width;
    return taken > room;
  });
  return first;
}

/** What the button of a value takes. */
export function valueWidth(title: string): number {
  return textWidth(title, 'bold', typeDense) + 2 * space8 + lines;
}

/** What the name of a level takes in the bar. */
export function levelWidth(title: string): number {
  return textWidth(title, 'bold', typeDense);
}
