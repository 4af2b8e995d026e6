import { expect, it } from 'vitest';
import { printPictureStyle } from './pictureStyle.ts';

const named =
  ':root { --ink: light-dark(#111, #eee); --quiet: var(--ink); } @media print { :root { --ink: red; } }';

it('puts the colours of one theme in the place of variables', () => {
  expect(printPictureStyle(named, '.a { fill: var(--quiet); }', 'light')).toBe('.a{fill: #111;}');
  expect(printPictureStyle(named, '.a { fill: var(--quiet); }', 'dark')).toBe('.a{fill: #eee;}');
});

it('leaves out what is for the pointer, and quotation marks round the name of a pattern', () => {
  const rules = '/* why */ .marks .b { cursor: pointer; } .c:hover, .c { fill: url("#hatch"); }';
  expect(printPictureStyle(named, rules, 'light')).toBe('.c{fill: url(#hatch);}');
});

it('does not pass over a variable that nobody declares', () => {
  expect(() => printPictureStyle(named, '.a { fill: var(--none); }', 'light')).toThrow('--none');
});
