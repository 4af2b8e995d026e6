import { describe, expect, it } from 'vitest';
import { fitsInLine, fitWords } from './fitWords.ts';
import { textWidth } from './glyphs.ts';

describe('words in a box', () => {
  it('are as large as they fit', () => {
    expect(fitWords(['halted'], 'bold', { width: 200, height: 50 }, [15, 12])).toEqual({
      size: 15,
      lines: ['halted'],
    });
    const { size, lines } = fitWords(['CHECK_SPIN_LOCK_FLAG'], 'bold', { width: 90, height: 34 }, [15, 12]);
    expect(size).toBe(12);
    expect(lines).toEqual(['CHECK_SPIN_', 'LOCK_FLAG']);
  });

  it('are smaller rather than broken inside a word', () => {
    const box = { width: 50, height: 54 };
    const { size, lines } = fitWords(['preempts the waiter'], 'bold', box, [13.5, 12.5, 11, 10]);
    expect({ size, lines }).toEqual({ size: 11, lines: ['preempts', 'the', 'waiter'] });
  });

  it('tell how many more there are where not all of them fit, and never leave their box', () => {
    const parts = ['signal 0', 'event0->set=true', 'wake 0', 'and what follows it'];
    const box = { width: 110, height: 30 };
    const { size, lines } = fitWords(parts, 'sans', box, [13, 12]);
    expect(lines.join(' ')).toMatch(/\+\d$/);
    for (const line of lines) expect(textWidth(line, 'sans', size)).toBeLessThanOrEqual(box.width);
  });

  it('stand in one line only where all of them fit into it', () => {
    expect(fitsInLine(['a', 'b'], 'sans', 100, [15])).toEqual({ size: 15, lines: ['a, b'] });
    expect(fitsInLine(['a long one', 'and another'], 'sans', 40, [15, 12])).toBeUndefined();
  });
});
