import { expect, it } from 'vitest';
import { ERASE_LINE, terminalText } from './terminalText.ts';

it.each([
  ['a colour', 'red\u001b[31m', 'red\uFFFD[31m'],
  ['the name of the window', '\u001b]0;yours\u0007', '\uFFFD]0;yours\uFFFD'],
  ['a line that hides the one before it', 'fails\rholds', 'fails\uFFFDholds'],
  ['the same in one sign', '\u009b2J', '\uFFFD2J'],
  ['signs that take others back', 'fails\b\b\b', 'fails\uFFFD\uFFFD\uFFFD'],
])('shows %s, and does not obey it', (_, text, shown) => {
  expect(terminalText(text)).toBe(shown);
});

it('leaves lines, tabs, all languages and our own progress as they are', () => {
  for (const text of ['a\tb\nc\r\nd', 'é → 你好', `${ERASE_LINE}100 states`])
    expect(terminalText(text)).toBe(text);
});
