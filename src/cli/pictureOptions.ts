// How a picture of a run is to look, from the options of a command.

import { namedGroups } from '../base/matched.ts';
import {
  PICTURE_WIDTH,
  PICTURE_WIDTH_MAX,
  PICTURE_WIDTH_MIN,
  type PictureOptions,
} from '../picture/picture.ts';
import { BadInput } from './io.ts';
import { readNumber, readWord } from './options.ts';

export interface WantedPicture {
  readonly time?: string | undefined;
  readonly theme?: string | undefined;
  readonly steps?: string | undefined;
  readonly width?: string | undefined;
}

/** `turns`: how many steps the run has. Throws `BadInput`. */
export function pictureOptions({ time, theme, steps, width }: WantedPicture, turns: number): PictureOptions {
  return {
    time: readWord('time', time, ['downwards', 'rightwards']),
    theme: readWord('theme', theme, ['light', 'dark']),
    ...readSteps(steps, turns),
    width: readPixels(width),
  };
}

function readSteps(text: string | undefined, turns: number): Pick<PictureOptions, 'first' | 'last'> {
  if (text === undefined) return { first: 1, last: turns };
  const { from, to } = namedGroups(/^(?<from>\d{1,9})-(?<to>\d{1,9})$/, text);
  if (from === undefined || to === undefined)
    throw new BadInput(`wakelane: --steps takes the first and the last step, like 3-12, not “${text}”.`);
  const [first, last] = [Number(from), Number(to)];
  if (first < 1 || last < first || last > turns)
    throw new BadInput(`wakelane: --steps ${text}: the run has the steps 1 to ${turns}.`);
  return { first, last };
}

function readPixels(text: string | undefined): number {
  if (text === undefined) return PICTURE_WIDTH;
  const number = readNumber('width', text);
  if (number < PICTURE_WIDTH_MIN || number > PICTURE_WIDTH_MAX)
    throw new BadInput(
      `wakelane: --width of a picture can be ${PICTURE_WIDTH_MIN} to ${PICTURE_WIDTH_MAX} pixels, not ${number}.`,
    );
  return number;
}
