// Words in a box of their own, a button say: as large as they fit, and where even small ones do not, fewer of them.

import { defined } from '../base/defined.ts';
import { breaksWords, type Face, textWidth, wrapText } from './glyphs.ts';

export interface FittedWords {
  /** Of the type, in pixels. */
  readonly size: number;
  readonly lines: readonly string[];
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

const leading = 1.24;
const ellipsis = '…';

/**
 * The parts in one list, in the first of `sizes` in which all of them fit into the box; else as many as fit in the last
 * one and how many more there are. A part that does not fit alone ends in an ellipsis.
 */
export function fitWords(
  parts: readonly string[],
  face: Face,
  box: Box,
  sizes: readonly [number, ...number[]],
): FittedWords {
  const smallest = sizes.at(-1) ?? sizes[0];
  const all = parts.join(', ');
  // A smaller size is read more easily than a word that is broken somewhere in it.
  const unbroken = sizes.filter((size) => !breaksWords(all, face, size, box.width));
  for (const size of [...unbroken, ...sizes]) {
    const lines = whole(all, face, size, box);
    if (lines !== undefined) return { size, lines };
  }
  for (let shown = parts.length - 1; shown > 0; shown--) {
    const text = `${parts.slice(0, shown).join(', ')} +${parts.length - shown}`;
    const lines = whole(text, face, smallest, box);
    if (lines !== undefined) return { size: smallest, lines };
  }
  return {
    size: smallest,
    lines: wrapText(defined(parts[0]), face, smallest, box.width, linesIn(box, smallest)),
  };
}

/** True where some of it is missing. */
export function isShortened({ lines }: FittedWords): boolean {
  return / \+\d+$|…$/.test(defined(lines.at(-1)));
}

/** The parts as `fitWords` has them, or undefined where not even the first of them is whole. */
export function wholeWords(
  parts: readonly string[],
  face: Face,
  box: Box,
  sizes: readonly [number, ...number[]],
): FittedWords | undefined {
  const fitted = fitWords(parts, face, box, sizes);
  return fitted.lines.some((line) => line.endsWith(ellipsis)) ? undefined : fitted;
}

/** All parts in one line, in the first size in which they fit; undefined where they do not. */
export function fitsInLine(
  parts: readonly string[],
  face: Face,
  width: number,
  sizes: readonly number[],
): FittedWords | undefined {
  const text = parts.join(', ');
  const size = sizes.find((each) => textWidth(text, face, each) <= width);
  return size === undefined ? undefined : { size, lines: [text] };
}

export function lineHeight(size: number): number {
  return Math.round(size * leading);
}

function linesIn({ height }: Box, size: number): number {
  return Math.max(1, Math.floor(height / lineHeight(size)));
}

function whole(text: string, face: Face, size: number, box: Box): readonly string[] | undefined {
  const count = linesIn(box, size);
  // One line more than there is room for tells whether they fit.
  const lines = wrapText(text, face, size, box.width, count + 1);
  const fits = lines.length <= count && lines.every((line) => textWidth(line, face, size) <= box.width);
  return fits && lines.at(-1)?.endsWith('…') !== true ? lines : undefined;
}
