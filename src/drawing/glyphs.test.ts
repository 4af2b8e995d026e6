import { describe, expect, it } from 'vitest';
import { clipText, textWidth, wrapText } from './glyphs.ts';

describe('text', () => {
  it('is as wide as the font says', () => {
    expect(textWidth('0', 'sans', 10)).toBe(6);
    expect(textWidth('il', 'mono', 10)).toBe(12);
    expect(textWidth('W', 'bold', 10)).toBeGreaterThan(textWidth('W', 'sans', 10));
  });

  it('is cut with an ellipsis only where it does not fit', () => {
    expect(clipText('wait', 'sans', 13, 100)).toBe('wait');
    const cut = clipText('vcpu0 descheduled', 'sans', 13, 60);
    expect(cut).toMatch(/…$/);
    expect(textWidth(cut, 'sans', 13)).toBeLessThanOrEqual(60);
  });

  it('wraps at spaces and never beyond its lines', () => {
    const text = 'ev[0].set was true already: the second credit is lost in the first';
    const lines = wrapText(text, 'sans', 12, 200, 2);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(textWidth(line, 'sans', 12)).toBeLessThanOrEqual(200);
    expect(wrapText(text, 'sans', 12, 900, 2)).toEqual([text]);
  });

  it('wraps inside a name that is too long for a line', () => {
    expect(wrapText('event1->set=false', 'sans', 13, 86, 2)).toEqual(['event1', '->set=false']);
    expect(wrapText('local_irq_disable()', 'mono', 12, 90, 2)).toEqual(['local_irq_', 'disable()']);
  });
});
