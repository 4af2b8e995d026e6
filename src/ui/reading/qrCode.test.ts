import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { QR_CHARS_MAX, type QrCode, qrCode } from './qrCode.ts';

/** Enough for a decoder to find the corners. */
const pixelsPerModule = 4;

describe('a QR code', () => {
  it.each([
    ['of a short name', 'https://your.page/#1/kvm-hc-kick-cpu/run:latch@5'],
    [
      'of the longest link that a hall can scan',
      `https://your.page/#1/x/${'v1*3,v2.1,'.repeat(200)}`.slice(0, QR_CHARS_MAX),
    ],
  ])('%s is read by a decoder as it was written', (_, link) => {
    const code = qrCode(link);
    assert(code !== undefined, 'it is short enough');
    expect(scanned(code)).toBe(link);
  });

  it('of a longer link is not drawn', () => {
    expect(qrCode('a'.repeat(QR_CHARS_MAX + 1))).toBeUndefined();
  });
});

/** What a camera sees of the path, and a decoder reads. */
function scanned({ size, path }: QrCode): string | undefined {
  const side = size * pixelsPerModule;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < pixelsPerModule; row++) {
      const start = ((Number(y) * pixelsPerModule + row) * side + Number(x) * pixelsPerModule) * 4;
      for (let at = 0; at < pixelsPerModule * 4; at++) if (at % 4 !== 3) pixels[start + at] = 0;
    }
  return jsQR(pixels, side, side)?.data;
}
