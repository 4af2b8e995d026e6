// Where each lane's column stands, and what stands where inside it. Behind the lanes the tasks of the environment have
// narrower columns of their own, without bars.
//
//   gutter          lane 0                      lane 1                       environment
//   |  12 | fate |  |bar channel text     name | |bar channel text     name | |text    |

import { environmentOf } from '../facts/lanes.ts';
import { tracksOf } from '../facts/modes.ts';
import { keepsOld } from '../facts/oldValues.ts';
import { laneIndices } from '../model/lookup.ts';
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
  /** Where old values run down that the lane still sees, the first of them. */
  readonly old: number;
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
  /** Those of the lanes, then those of the environment: see `columnIndexOf`. */
  readonly lanes: readonly Column[];
  /** Of the band of now. */
  readonly now: number;
  /** True where lanes are so narrow that notes and names of modes move out of the row. */
  readonly compact: boolean;
}

export const BAR_STRIDE = 8;
/** Between two old values of one lane. */
export const OLD_STRIDE = 6;
/** Of a lane, and of one in one of two pictures beside each other. */
const laneWidthMin = 64;
const laneWidthBesideMin = 130;
/** Below this width the page is a phone: a narrow gutter. */
export const PHONE_WIDTH_MAX = 480;
/** Below this one lanes need what the gutter can spare. */
const narrowWidthMax = 640;
/** Of a column, or a row, of the environment in those of a lane. */
export const environmentShare = 0.72;

interface Gutter {
  readonly width: number;
  readonly number: number;
  readonly ribbon: number;
  readonly ribbonWidth: number;
  readonly padding: number;
  readonly now: number;
}

/** Left of the lanes, where there is room for all of it. */
export const DESK_GUTTER = 66;

const gutters = {
  phone: { width: 40, number: 22, ribbon: 24, ribbonWidth: 11, padding: 4, now: 38 },
  narrow: { width: 52, number: 28, ribbon: 31, ribbonWidth: 12, padding: 8, now: 38 },
  desk: { width: DESK_GUTTER, number: 32, ribbon: 34, ribbonWidth: 16, padding: 14, now: 42 },
  /** The left one of two: the numbers stand between them. */
  bare: { width: 24, number: 0, ribbon: 0, ribbonWidth: 15, padding: 14, now: 42 },
} satisfies Record<string, Gutter>;

function gutterFor(width: number, place: 'page' | 'left' | 'right'): Gutter {
  if (place === 'left') return gutters.bare;
  if (place === 'right') return gutters.desk;
  if (width <= PHONE_WIDTH_MAX) return gutters.phone;
  return width < narrowWidthMax ? gutters.narrow : gutters.desk;
}

/**
 * Divides `width` among the lanes and the environment. Lanes that would be too narrow make the result wider than
 * asked. Of two pictures beside each other the left one's gutter has no numbers.
 */
export function columnsFor(
  program: Program,
  width: number,
  place: 'page' | 'left' | 'right' = 'page',
): Columns {
  const gutter = gutterFor(width, place);
  const environment = environmentOf(program).length;
  const shares = Math.max(1, program.lanes.length + environmentShare * environment);
  const least = place === 'page' ? laneWidthMin : laneWidthBesideMin;
  const laneWidth = Math.max(least, Math.floor((width - gutter.width - gutter.padding) / shares));
  const outsideWidth = Math.floor(laneWidth * environmentShare);
  const compact = laneWidth < 190;
  const extraBars = Math.max(0, ...laneIndices(program).map((lane) => tracksOf(program, lane).length - 1));
  const shift = extraBars * BAR_STRIDE;
  const kept = keepsOld(program) ? OLD_STRIDE * 2 : 0;
  const lanesEnd = gutter.width + laneWidth * program.lanes.length;
  return {
    width: lanesEnd + outsideWidth * environment + gutter.padding,
    gutter: gutter.width,
    number: gutter.number,
    ribbon: gutter.ribbon,
    ribbonWidth: gutter.ribbonWidth,
    lanes: [
      ...program.lanes.map((_, lane) =>
        columnAt(gutter.width + lane * laneWidth, laneWidth, compact, {
          ...{ shift, kept },
          indent: compact ? 22 : 34,
        }),
      ),
      ...Array.from({ length: environment }, (_, index) =>
        columnAt(lanesEnd + index * outsideWidth, outsideWidth, compact, {
          ...{ shift: 0, kept: 0 },
          indent: 10,
        }),
      ),
    ],
    now: gutter.now,
    compact,
  };
}

function columnAt(
  x: number,
  width: number,
  compact: boolean,
  { shift, kept, indent }: { readonly shift: number; readonly kept: number; readonly indent: number },
): Column {
  const right = x + width - (compact ? 6 : 16);
  const text = x + shift + indent + kept;
  return {
    x,
    right,
    bar: x + 4,
    lock: x + shift + 12.5,
    channel: x + shift + (compact ? 13 : 20),
    credit: x + shift + (compact ? 15 : 22),
    old: x + shift + (compact ? 21 : 29),
    text,
    textWidth: right - text,
  };
}
