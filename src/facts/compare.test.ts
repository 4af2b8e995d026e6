/** Two runs, step by step. */

import { describe, expect, it } from 'vitest';
import type { Divergence } from '../engine/transfer.ts';
import {
  type Alignment,
  alignCarried,
  alignRuns,
  leftTurnsAt,
  numberAt,
  positionOf,
  rightTurnsAt,
} from './compare.ts';

const parted: Divergence = {
  turn: 0,
  parting: { kind: 'other way', actor: 'a', recorded: [], here: { kind: 'no such actor' }, saw: undefined },
};

describe('a run and what became of it under other settings', () => {
  it('go side by side while they take the same turns', () => {
    expect(drawn(alignCarried({ from: [0, 1], dropped: [], divergence: undefined }, 2, 2))).toBe('1:1 2:2');
  });

  it('leave a gap on the right for what the right one lacks, and a plus for what only it has', () => {
    const carried = { from: [undefined, 0, 2], dropped: [1, 3], divergence: undefined };
    expect(drawn(alignCarried(carried, 4, 3))).toBe('+:1 1:2 2:- 3:3 4:-');
  });

  it('go on next to each other after they parted, under one numbering', () => {
    const alignment = alignCarried({ from: [0, undefined], dropped: [1], divergence: parted }, 4, 5);
    expect(drawn(alignment)).toBe('1:1 +:2 2:- | 3:3 4:4 -:5');
    expect(alignment.steps.map(({ number }) => number)).toEqual([1, undefined, 2, 3, 4, 5]);
  });

  it('count what only the right one does after the end as its own', () => {
    expect(drawn(alignCarried({ from: [0], dropped: [], divergence: undefined }, 1, 3))).toBe('1:1 +:2 +:3');
  });
});

describe('two runs', () => {
  it('part at the first turn that differs', () => {
    expect(drawn(alignRuns((turn) => turn < 2, 2, 3))).toBe('1:1 | 2:2 -:3');
  });

  it('part where the shorter one ends', () => {
    expect(drawn(alignRuns(() => true, 1, 2))).toBe('1:1 | -:2');
    expect(alignRuns(() => true, 2, 2).parting).toBeUndefined();
  });
});

describe('a place in both', () => {
  const alignment = alignCarried({ from: [undefined, undefined, 0], dropped: [], divergence: parted }, 2, 5);

  it('is told by the turns of the left one and how far the right one went on alone', () => {
    expect(drawn(alignment)).toBe('+:1 +:2 1:3 | 2:4 -:5');
    expect([0, 1, 2, 9].map((extra) => positionOf(alignment, 0, extra))).toEqual([0, 1, 2, 2]);
    expect([0, 1, 9].map((extra) => positionOf(alignment, 2, extra))).toEqual([4, 5, 5]);
    expect(positionOf(alignment, 9, 0)).toBe(5);
  });

  it('is found again from what it says of itself', () => {
    for (let position = 0; position <= alignment.steps.length; position++) {
      const left = leftTurnsAt(alignment, position);
      const extra = position - positionOf(alignment, left, 0);
      expect(positionOf(alignment, left, extra)).toBe(position);
    }
  });

  it('has the number of the left one', () => {
    const numbers = [0, 1, 2, 3, 4, 5].map((position) => numberAt(alignment, position));
    expect(numbers.map(({ number }) => number)).toEqual([0, 0, 0, 1, 2, 3]);
    expect(numbers.map(({ behind }) => behind)).toEqual([false, true, true, false, false, false]);
    expect(rightTurnsAt(alignment, 3)).toBe(3);
  });
});

/** `2:3` for turn 2 on the left and 3 on the right. */
function drawn({ steps, parting }: Alignment): string {
  const words = steps.map(
    ({ kind, left, right }) => `${left ?? (kind === 'right only' ? '+' : '-')}:${right ?? '-'}`,
  );
  return (parting === undefined ? words : words.toSpliced(parting, 0, '|')).join(' ');
}
