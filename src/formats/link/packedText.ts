// Text inside a link: deflated, then base64 in the alphabet that needs no escapes in a URL. Links without such texts
// are read and written without this file, which the page fetches when it is needed.

import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Packer } from './packer.ts';

/** Deflates a text into letters, digits, `-` and `_`. */
export function packText(text: string): string {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text, or undefined where it is damaged, cut off, or unpacks to more than `bytesMax` bytes. */
export function unpackText(packed: string, bytesMax: number): string | undefined {
  if (!/^[\w-]+$/.test(packed)) return undefined;
  // What comes from outside may be anything, and both libraries say so by throwing.
  try {
    const bytes = strToU8(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), true);
    // One byte more than allowed, so that a text that was cut to fit can be told from one that fits.
    const text = inflateSync(bytes, { out: new Uint8Array(bytesMax + 1) });
    if (text.length > bytesMax) return undefined;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return undefined;
  }
}

export const packer: Packer = { pack: packText, unpack: unpackText };
