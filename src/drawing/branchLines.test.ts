import { describe, expect, it } from 'vitest';
import { BRANCH_LINES_MAX, branchLines, turnsShown } from './branchLines.ts';

const short = { id: 1, parts: 2, turns: 4 };
const long = { id: 2, parts: 5, turns: 20 };

describe('the lines of branches', () => {
  it('leave the line where they part, on the scale of the minimap, and end where their run ends', () => {
    expect(branchLines([short], 10, 1_000, 30)).toEqual([
      { id: 1, d: 'M28 30V31Q28 34 31 34H56', x: 56, y: 34 },
    ]);
  });

  it('stand under each other, as many as there is room for', () => {
    const many = Array.from({ length: 9 }, (_, id) => ({ ...short, id }));
    const lines = branchLines(many, 10, 1_000, 30);
    expect(lines).toHaveLength(BRANCH_LINES_MAX);
    expect(new Set(lines.map(({ y }) => y)).size).toBe(BRANCH_LINES_MAX);
  });

  it('have room where they are longer than the line', () => {
    expect(turnsShown(10, [short, long])).toBe(20);
    expect(turnsShown(10, [])).toBe(10);
    const [line] = branchLines([long], turnsShown(10, [long]), 100, 0);
    expect(line?.x).toBe(100);
  });
});
