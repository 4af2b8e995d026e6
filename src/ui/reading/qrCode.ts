// A link as a QR code that a lecture hall can scan from a screen.

import { encode } from 'uqr';

/** More make a code so dense that a phone cannot read it from a seat at the back. */
export const QR_CHARS_MAX = 1_000;

export interface QrCode {
  /** Modules a side, with the quiet zone around the code. */
  readonly size: number;
  /** The dark modules, as the `d` of an SVG path: one unit a module. */
  readonly path: string;
}

/** The standard asks for four light modules on every side. */
const quietZone = 4;

/** The code of a text in ASCII; undefined where that is too long to be scanned. Source: ISO/IEC 18004, level M. */
export function qrCode(text: string): QrCode | undefined {
  if (text.length > QR_CHARS_MAX) return undefined;
  const { size, data } = encode(text, { ecc: 'M', boostEcc: true, border: quietZone });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { size, path };
}
