// Widths of the page's typefaces, so that text is laid out without asking a screen. Advance widths of the
// characters from space to tilde, in thousandths of the size, read from the fonts that ship with the page.

import { defined } from '../base/defined.ts';

export type Face = 'sans' | 'bold' | 'mono';

const sans = [
  236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600, 600, 600,
  600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583, 559, 695, 707, 400,
  510, 634, 501, 812, 707, 708, 606, 708, 640, 581, 572, 678, 609, 891, 613, 593, 580, 317, 383, 317, 600,
  565, 600, 534, 580, 503, 580, 549, 324, 528, 568, 250, 250, 527, 272, 873, 568, 560, 580, 580, 367, 487,
  351, 568, 492, 768, 507, 499, 464, 343, 314, 343, 600,
];
const bold = [
  236, 309, 471, 656, 600, 960, 713, 260, 337, 337, 556, 600, 299, 402, 299, 437, 600, 600, 600, 600, 600,
  600, 600, 600, 600, 600, 319, 319, 600, 600, 600, 493, 899, 672, 663, 642, 689, 600, 577, 712, 719, 423,
  545, 678, 521, 817, 719, 712, 641, 712, 664, 611, 580, 689, 638, 949, 655, 632, 599, 329, 437, 329, 600,
  559, 600, 559, 600, 513, 600, 558, 350, 545, 588, 275, 275, 562, 294, 888, 588, 563, 600, 600, 393, 499,
  374, 588, 524, 819, 544, 524, 502, 363, 376, 363, 600,
];
const unknown = 600;
const ellipsis = '…';
const ellipsisWidth = { sans: 803, bold: 869, mono: 600 } satisfies Record<Face, number>;

/** Width of one line of text in pixels at `size` pixels. */
export function textWidth(text: string, face: Face, size: number): number {
  let sum = 0;
  for (const character of text) sum += advance(character, face);
  return sum * (size / 1000);
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function clipText(text: string, face: Face, size: number, width: number): string {
  if (textWidth(text, face, size) <= width) return text;
  const room = (width * 1000) / size - ellipsisWidth[face];
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += advance(character, face);
    if (used > room) break;
    kept += character;
  }
  return kept.trimEnd() + ellipsis;
}

/**
 * Breaks text at spaces, and a name that is wider than a line inside it, into at most `linesMax` lines; what is left
 * over ends in an ellipsis.
 */
export function wrapText(
  text: string,
  face: Face,
  size: number,
  width: number,
  linesMax: number,
): readonly string[] {
  const fits = (piece: string) => textWidth(piece.trimEnd(), face, size) <= width;
  // Where not even a part of a name fits, it breaks anywhere: better than to be cut.
  const pieces = piecesOf(text, fits).flatMap((part) => (fits(part) ? [part] : [...part]));
  const lines: string[] = [];
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    if (line === '' || fits(line + piece)) {
      line += piece;
    } else if (lines.length + 1 === linesMax) {
      line += pieces.slice(index).join('');
      break;
    } else {
      lines.push(line);
      line = piece;
    }
  }
  return [...lines, line].map((each) => clipText(each.trimEnd(), face, size, width));
}

/** True where `wrapText` has to break a word anywhere in it, because the line is narrower than the word. */
export function breaksWords(text: string, face: Face, size: number, width: number): boolean {
  const fits = (piece: string) => textWidth(piece.trimEnd(), face, size) <= width;
  return !piecesOf(text, fits).every(fits);
}

/** Words, and of those that do not fit the parts of their names. */
function piecesOf(text: string, fits: (piece: string) => boolean): readonly string[] {
  return text.split(/(?<= )/).flatMap((word) => (fits(word) ? [word] : word.split(insideName)));
}

/** Where a name of the program may be broken: `test_and_` `clear_bit(` `&req[i])`, `event0` `->set`. */
const insideName = /(?<=[_(,.&/])|(?=->)/;

function advance(character: string, face: Face): number {
  if (face === 'mono') return 600;
  if (character === ellipsis) return ellipsisWidth[face];
  const widths = face === 'bold' ? bold : sans;
  return widths[defined(character.codePointAt(0)) - 32] ?? unknown;
}
