import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packText, unpackText } from './packedText.ts';

describe('packed text', () => {
  it('comes back as it was and needs no escapes', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, (original) => {
        const packed = packText(original);
        expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(unpackText(packed, 100_000)).toBe(original);
      }),
      { seed: 1 },
    );
  });

  it('is refused where it was cut off, however short the loss', () => {
    const packed = packText('vcpu v on pcpu { for (;;) step; }\n'.repeat(5));
    const cuts = Array.from({ length: packed.length - 1 }, (_, i) => packed.slice(0, i + 1));
    expect(cuts.filter((cut) => unpackText(cut, 1_000) !== undefined)).toEqual([]);
  });

  it('is refused where it would unpack to more than is allowed', () => {
    const packed = packText('x'.repeat(1_000));
    expect(unpackText(packed, 1_000)).toHaveLength(1_000);
    expect(unpackText(packed, 999)).toBeUndefined();
  });

  it('may be anything without harm', () => {
    fc.assert(
      fc.property(fc.string(), (packed) => {
        const text = unpackText(packed, 1_000);
        expect(text === undefined || text.length <= 1_000).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
