// What draws a PNG from an SVG: resvg, as WebAssembly. It is large, and only who asks for a PNG needs it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontBytes } from '../picture/fonts.ts';
import { PNG_SCALE } from '../picture/picture.ts';

/** The bytes of a file, from an SVG whose fonts are those of the page. */
export type DrawPng = (svg: string) => Uint8Array;

/** Loads it; undefined where the package is not installed. */
export async function loadPng(): Promise<DrawPng | undefined> {
  const { resolve } = createRequire(import.meta.url);
  try {
    const binary = readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm'));
    const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
    await initWasm(binary);
    return (svg) => {
      const font = { fontBuffers: [...fontBytes()], defaultFontFamily: 'IBM Plex Sans' };
      return new Resvg(svg, { fitTo: { mode: 'zoom', value: PNG_SCALE }, font }).render().asPng();
    };
  } catch {
    return undefined;
  }
}
