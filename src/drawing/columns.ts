// Where each lane's column stands, and what stands where inside it.
//
//   gutter          lane 0                      lane 1
//   |  12 | fate |  |bar channel text     name | |bar channel text     name |

import { tracksOf } from '../facts/modes.ts';
import type { Program } from '../model/program.ts';

export interface Column {
  readonly x: number;
  readonly right: number;
  /** Left edge of the lane's first mode bar; further bars follow to the right. */
  readonly bar: number;
  /** Behind the bars: where a lock is held. */
  readonly lock: number;
  /** Where arrows run down. */
  readonly channel: number;
  /** Where credits run down. */
  readonly credit: number;
  readonly text: number;
  /** Room for text and the name of a mode at its right. */
  readonly textWidth: number;
}

export interface Columns {
  readonly width: number;
  readonly gutter: number;
  /** Right edge of the step numbers. */
  readonly number: number;
  /** Left edge of the ribbon of fates. */
  readonly ribbon: number;
  readonly ribbonWidth: number;
  readonly lanes: readonly Column[];
  /** True where lanes are so narrow that notes and names of modes move out of the row. */
  readonly compact: boolean;
}

export const BAR_STRIDE = 8;
const laneWidthMin = 130;
const compactLaneWidthMin = 112;
/** Below this width the page is a phone: a narrow gutter, and lanes that may be narrower. */
const phoneWidthMax = 480;
const rightPadding = 14;

/**
 * Divides `width` among the lanes; lanes that would be too narrow make the result wider than asked. Of two
 * pictures beside each other the left one's gutter has no numbers.
 */
export function columnsFor(
  program: Program,
  width: number,
  place: 'page' | 'left' | 'right' = 'page',
): Columns {
  const phone = width <= phoneWidthMax && place === 'page';
  const bare = place === 'left' ? 24 : 66;
  const gutter = phone ? 34 : bare;
  const padding = phone ? 4 : rightPadding;
  const count = Math.max(1, program.lanes.length);
  const least = phone ? compactLaneWidthMin : laneWidthMin;
  const laneWidth = Math.max(least, Math.floor((width - gutter - padding) / count));
  const compact = laneWidth < 190;
  const extraBars = Math.max(0, ...program.lanes.map((_, lane) => tracksOf(program, lane).length - 1));
  const shift = extraBars * BAR_STRIDE;
  return {
    width: gutter + laneWidth * count + padding,
    gutter,
    number: phone ? 28 : 37,
    ribbon: phone ? 30 : gutter - 24,
    ribbonWidth: phone ? 3 : 15,
    lanes: Array.from({ length: count }, (_, lane) => {
      const x = gutter + lane * laneWidth;
      const right = x + laneWidth - (compact ? 6 : 16);
      const text = x + shift + (compact ? 26 : 34);
      return {
        x,
        right,
        bar: x + 4,
        lock: x + shift + 12.5,
        channel: x + shift + (compact ? 14 : 17),
        credit: x + shift + (compact ? 17 : 22),
        text,
        textWidth: right - text,
      };
    }),
    compact,
  };
}
