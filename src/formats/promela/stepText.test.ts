import { expect, it } from 'vitest';
import { withoutIdleJumps } from './stepText.ts';

it.each([
  [
    'a jump to what comes next is left out, with the label that nobody needs then',
    ['x = 1', 'goto done', 'done:'],
    ['x = 1'],
  ],
  [
    'also where other labels come between',
    ['x = 1', 'goto done', 'a:', 'done:', 'goto a'],
    ['x = 1', 'a:', 'goto a'],
  ],
  [
    'a jump over another jump stays: it is the way past it',
    ['if :: x :: else -> goto b fi', 'a:', 'x = 1', 'goto done', 'b:', 'goto a', 'done:'],
    ['if :: x :: else -> goto b fi', 'a:', 'x = 1', 'goto done', 'b:', 'goto a', 'done:', 'skip'],
  ],
  [
    'a jump behind a jump is never come to',
    ['goto a', 'goto b', 'x = 1', 'b:', 'a:', 'x = 2'],
    ['goto a', 'x = 1', 'a:', 'x = 2'],
  ],
])('%s', (_, lines, expected) => {
  expect(withoutIdleJumps(lines)).toEqual(expected);
});
