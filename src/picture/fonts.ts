// The fonts of a picture, as text inside it: a picture that is looked at elsewhere can fetch nothing.

import mono from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2?inline';
import monoBold from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2?inline';
import italic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-italic.woff2?inline';
import sans from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?inline';
import bold from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?inline';
import type { Mark, TextMark } from '../drawing/marks.ts';

interface Font {
  readonly family: 'IBM Plex Sans' | 'IBM Plex Mono';
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
  /** A `data:` address. */
  readonly address: string;
}

const regular: Font = { family: 'IBM Plex Sans', weight: 400, style: 'normal', address: sans };
const fonts: readonly Font[] = [
  regular,
  { ...regular, style: 'italic', address: italic },
  { ...regular, weight: 600, address: bold },
  { family: 'IBM Plex Mono', weight: 400, style: 'normal', address: mono },
  { family: 'IBM Plex Mono', weight: 600, style: 'normal', address: monoBold },
];

/** `@font-face` rules for the fonts in which the marks are written, and for no other. */
export function fontFaces(marks: readonly Mark[]): string {
  const used = new Set(marks.flatMap((mark) => (mark.kind === 'text' ? [fontOf(mark)] : [])));
  return fonts
    .filter((font) => font === regular || used.has(font))
    .map(
      ({ family, weight, style, address }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(${address}) format("woff2")}`,
    )
    .join('');
}

function fontOf({ face, weight, italic: slanted }: TextMark): Font | undefined {
  const family = face === 'mono' ? 'IBM Plex Mono' : 'IBM Plex Sans';
  const wanted = weight === 'bold' ? 600 : 400;
  const style = slanted ? 'italic' : 'normal';
  return (
    fonts.find((font) => font.family === family && font.weight === wanted && font.style === style) ??
    fonts.find((font) => font.family === family && font.weight === wanted)
  );
}

/** The bytes of all fonts, for a program that draws SVG and cannot read fonts in it. */
export function fontBytes(): readonly Uint8Array[] {
  return fonts.map(({ address }) => Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), byteOf));
}

function byteOf(character: string): number {
  return character.charCodeAt(0);
}
