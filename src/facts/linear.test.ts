import { scaleLinear } from 'd3';
import { expect, it } from 'vitest';
import { linear } from './linear.ts';

it.each([
  [
    [0, 40],
    [0, 300],
  ],
  [
    [3, -2],
    [10, 20],
  ],
  [
    [5, 5],
    [0, 8],
  ],
] as const)('maps %j to %j as d3 does', (domain, range) => {
  const ours = linear(domain, range);
  const theirs = scaleLinear(domain, range);
  for (const value of [-1, 0, 2.5, 5, 39]) expect(ours(value)).toBeCloseTo(theirs(value));
});
