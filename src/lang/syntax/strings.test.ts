import { describe, expect, it } from 'vitest';
import { findUnknownEscape, isClosed, stringText } from './strings.ts';

describe('stringText', () => {
  it.each([
    ['"plain"', 'plain'],
    ['""', ''],
    [String.raw`"a \"b\" \\ c\nd"`, 'a "b" \\ c\nd'],
    ['"never closed', 'never closed'],
    ['"""one line"""', 'one line'],
    ['"""\n  a\n    b\n\n  c\n  """', 'a\n  b\n\nc'],
    ['"""\r\n  a\r\n  b\r\n"""', 'a\nb'],
    ['"""\n  says "x" and \\n\n"""', 'says "x" and \\n'],
    ['"""\n  never closed', 'never closed'],
    ['""""""', ''],
  ])('reads %j', (literal, text) => {
    expect(stringText(literal)).toBe(text);
  });
});

describe('isClosed', () => {
  it.each([
    ['"a"', true],
    ['"a', false],
    ['"', false],
    ['"a\\"', false],
    ['"a\\\\"', true],
    ['"""a"""', true],
    ['"""a""', false],
    ['""""', false],
  ])('knows of %s that it is %s', (literal, closed) => {
    expect(isClosed(literal)).toBe(closed);
  });
});

describe('findUnknownEscape', () => {
  it('points at the backslash', () => {
    expect(findUnknownEscape(String.raw`"\n\\ \t"`)).toBe(6);
    expect(findUnknownEscape(String.raw`"\n \" \\t"`)).toBeUndefined();
    expect(findUnknownEscape(String.raw`"""\t"""`)).toBeUndefined();
  });
});
