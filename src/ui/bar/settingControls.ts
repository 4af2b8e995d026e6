// How many settings the bar has room for, as switches side by side: from the first one on, which is mostly the fix.

import { textWidth } from '../../drawing/glyphs.ts';

const SIZE = 13;
const padding = 20;
const between = 14;
/** What the button takes behind which the others stand. */
const othersWidth = 130;

/** `titles`: of the values of each setting, in order; `room` in pixels. */
export function settingsThatFit(titles: readonly (readonly string[])[], room: number): number {
  const widths = titles.map((values) =>
    values.reduce((sum, title) => sum + textWidth(title, 'bold', SIZE) + padding, between),
  );
  const all = widths.reduce((sum, width) => sum + width, 0);
  if (all <= room) return titles.length;
  let taken = othersWidth;
  const first = widths.findIndex((width) => {
    taken += width;
    return taken > room;
  });
  return first;
}

/** What the name of a level takes in the bar. */
export function levelWidth(title: string): number {
  return textWidth(title, 'bold', SIZE);
}
