import { expect, it } from 'vitest';
import { SearchPace } from './searchPace.ts';

const bytes = 300 * 2 ** 20;

it('tells at first what there is', () => {
  const pace = new SearchPace();
  expect(pace.say({ at: 0, states: 1, expanded: 0, bytes: 70_000 })).toBe(
    '1 states, 1 MiB, 1 to be looked at',
  );
});

it('guesses nothing while the states to be looked at grow in number', () => {
  const pace = new SearchPace();
  pace.say({ at: 0, states: 10_000, expanded: 1_000, bytes });
  expect(pace.say({ at: 1000, states: 30_000, expanded: 11_000, bytes })).toBe(
    '30,000 states, 10,000 a second, 300 MiB, 19,000 to be looked at',
  );
});

it('guesses by how many new states each one has shown lately', () => {
  const pace = new SearchPace();
  pace.say({ at: 0, states: 30_000, expanded: 11_000, bytes });
  // Half a new state each: 14,000 to be looked at become 28,000 in all.
  expect(pace.say({ at: 1000, states: 35_000, expanded: 21_000, bytes })).toContain('about 3 s left');
  // Of what is long ago nothing is counted: none new in the last second.
  expect(pace.say({ at: 3500, states: 35_000, expanded: 23_500, bytes })).toContain('1,000 a second');
});
