import { codeLine } from 'virtual:sizes';
import { describe, expect, it } from 'vitest';
import { deskFor, paleRowsFor } from './desk.ts';

/** Width and height of the stage, and what the timeline has of it at least. */
const stages: readonly (readonly [string, number, number, number])[] = [
  ['1440 × 900', 880, 808, 592],
  ['1280 × 720', 720, 628, 412],
  ['768 × 1024', 768, 896, 592],
  ['390 × 664', 390, 536, 366],
  ['720 × 450, which is 200 % zoom', 720, 374, 246],
];

describe('the desk', () => {
  it.each(stages)('leaves the timeline its room at %s', (_, width, height, timeline) => {
    const desk = deskFor({ width, height, hasOthers: false, keepsOld: false, presenting: false, codeLine });
    expect(desk.timeline).toBeGreaterThanOrEqual(timeline);
    const { heads, strip, buttons, others, code } = desk;
    expect(heads + strip + buttons + others + code + desk.timeline).toBe(height);
    // At least six rows.
    // With the line of others too, and with that of what each lane keeps.
    expect(
      deskFor({ width, height, hasOthers: true, keepsOld: true, presenting: false, codeLine }).timeline,
    ).toBeGreaterThan(6 * 20);
  });

  it('gives up code first: three lines, one, none', () => {
    const lines = [700, 550, 450].map(
      (height) =>
        deskFor({ width: 800, height, hasOthers: false, keepsOld: false, presenting: false, codeLine })
          .codeLines,
    );
    expect(lines).toEqual([3, 1, 0]);
  });

  it.each([
    ['1920 × 1080, drawn 1.9 times as large', 1010, 529, 630 / 1.9],
    ['1280 × 720, drawn 1.45 times as large', 883, 457, 10 * 20],
  ] as const)('has one line of code in a hall of %s', (_, width, height, timeline) => {
    const desk = deskFor({ width, height, hasOthers: false, keepsOld: false, presenting: true, codeLine });
    expect(desk.codeLines).toBe(1);
    expect(desk.timeline).toBeGreaterThanOrEqual(timeline);
  });

  it('shows pale rows in a quarter of the timeline at most, and two at least', () => {
    expect(paleRowsFor({ timeline: 592 })).toBe(7);
    expect(paleRowsFor({ timeline: 100 })).toBe(2);
  });
});
