import { expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { parseScenario } from '../scenario.ts';

function fingerprint(text: string): string | undefined {
  const { source } = parseScenario('test', text, []);
  return source && compile(source, { values: {}, memory: 'sc' }).program?.fingerprint;
}

const text = 'scenario "Test" lane cpu0; int 0..3 x; task a on cpu0 { x = 1; "two": x = 2; }';

it('stays as it is where only comments and the story change', () => {
  const told = text
    .replace('int 0..3', '/* a number */ int 0..3')
    .replace('lane', 'chapter "One" """Told.""" lane');
  expect(fingerprint(told)).toBe(fingerprint(text));
});

it.each([
  ['a value', 'x = 1', 'x = 3'],
  ['a label', '"two"', '"deux"'],
  ['a range', '0..3', '0..7'],
  ['a step', 'x = 1;', 'x = 1; step;'],
])('changes with %s', (_, before, after) => {
  expect(fingerprint(text.replace(before, after))).not.toBe(fingerprint(text));
});
