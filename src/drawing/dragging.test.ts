import { describe, expect, it } from 'vitest';
import { dropAt } from './dragging.ts';

/** Steps 1, 2, then 3 to 5 in one row, then 6. */
const rows = [
  { first: 1, last: 1, top: 0, bottom: 18 },
  { first: 2, last: 2, top: 18, bottom: 36 },
  { first: 3, last: 5, top: 36, bottom: 54 },
  { first: 6, last: 6, top: 54, bottom: 72 },
];

describe('a dragged row', () => {
  it('goes before the row under it, or behind the one over it', () => {
    expect(dropAt(rows, 6, 2)).toEqual({ to: 1, y: 0 });
    expect(dropAt(rows, 6, 30)).toEqual({ to: 3, y: 36 });
    expect(dropAt(rows, 1, 60)).toEqual({ to: 5, y: 54 });
    expect(dropAt(rows, 1, 500)).toEqual({ to: 6, y: 72 });
  });

  it('stays in the two gaps beside it', () => {
    expect(dropAt(rows, 2, 10)).toBeUndefined();
    expect(dropAt(rows, 2, 30)).toBeUndefined();
    expect(dropAt([], 2, 30)).toBeUndefined();
  });
});
