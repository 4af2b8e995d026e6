import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { wakelane } from '../fixtures/commandLine.ts';
import { PNG_SCALE } from '../picture/picture.ts';
import { loadPng } from './png.ts';

it('draws a picture with twice its pixels, in the page’s fonts', async () => {
  const drawPng = await loadPng();
  assert(drawPng !== undefined, '@resvg/resvg-wasm is installed with the other packages');
  const { out } = wakelane(['export', 'kvm-hc-kick-cpu', '--run', '1', '--to', 'svg', '--steps', '2-4']);
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(out) ?? [];
  const bytes = drawPng(out);
  expect([...bytes.slice(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)));
  // The header of a PNG: width and height behind its first 16 bytes.
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  expect([header.getUint32(16), header.getUint32(20)]).toEqual([
    Number(width) * PNG_SCALE,
    Number(height) * PNG_SCALE,
  ]);
  // Without its letters it is smaller: the fonts were found.
  expect(drawPng(out.replace(/<(\/?)text/g, '<$1none')).length).toBeLessThan(bytes.length - 1_000);
});

it('writes a PNG into a file, and not to a terminal', () => {
  const args = ['export', 'kvm-hc-kick-cpu', '--run', '1', '--to', 'png'];
  expect(wakelane(args)).toMatchObject({ code: 2, err: expect.stringContaining('-o FILE') });
  const { code, written } = wakelane([...args, '-o', 'kick.png']);
  expect(code).toBe(0);
  expect(written['kick.png']).toBeInstanceOf(Uint8Array);
});

it.each([
  [['--steps', '0-3'], 'the run has the steps 1 to 8'],
  [['--steps', '4-9'], 'the run has the steps 1 to 8'],
  [['--steps', '4'], 'like 3-12'],
  [['--theme', 'blue'], '--theme can be light or dark'],
  [['--time', 'up'], '--time can be downwards or rightwards'],
  [['--width', '10'], '320 to 4000 pixels'],
])('refuses %j', (more, message) => {
  const { code, err } = wakelane(['export', 'kvm-hc-kick-cpu', '--run', '1', '--to', 'svg', ...more]);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
