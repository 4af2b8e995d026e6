import { describe, expect, it } from 'vitest';
import { wrapWords } from './wrapWords.ts';

describe('wrapWords', () => {
  it.each([
    ['', 10, 2, ['']],
    ['one', 10, 2, ['one']],
    ['one two three', 9, 2, ['one two', '  three']],
    ['a local_irq_disable()', 19, 2, ['a', '  local_irq_disable', '  ()']],
    ['local_irq_disable()', 19, 2, ['local_irq_disable()']],
    ['test_and_clear_bit(&req[i])', 22, 2, ['test_and_clear_bit(', '  &req[i])']],
    ['abcdefgh', 3, 0, ['abc', 'def', 'gh']],
    ['sleeps … again', 8, 0, ['sleeps …', 'again']],
  ])('breaks “%s” to %i', (text, width, indent, lines) => {
    expect(wrapWords(text, width, indent)).toEqual(lines);
  });
});
