import { expect, it } from 'vitest';
import { alikeIn } from './alike.ts';

it('takes what is named for the same where it says the same, and all else only where it is the same', () => {
  const program = {};
  const row = () => ({ name: 'v', cells: [{ slot: 1, text: '3' }], news: undefined });
  const alike = alikeIn('row');
  expect(alike({ program, row: row() }, { program, row: row() })).toBe(true);
  expect(alike({ program, row: row() }, { program: {}, row: row() })).toBe(false);
});

it.each([
  [{ cells: [1, 2] }, { cells: [1, 3] }],
  [{ cells: [1, 2] }, { cells: [1] }],
  [{ cells: [1] }, { cells: { 0: 1 } }],
  [
    { name: 'v', news: undefined },
    { name: 'v', old: undefined },
  ],
  [{ name: null }, { name: {} }],
])('tells %o from %o', (one, other) => {
  expect(alikeIn('row')({ row: one }, { row: other })).toBe(false);
});
