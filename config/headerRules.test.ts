import { expect, it } from 'vitest';
import { headersAt, parseRules, printRules } from './headerRules.ts';

const rules = [
  { path: '/*', headers: { A: '1', B: '2' } },
  { path: '/x.html', headers: { A: '3' } },
];

it('are read as they were printed', () => {
  expect(parseRules(printRules(rules))).toEqual(rules);
});

it('add up where several match, and do nothing where none does', () => {
  expect(headersAt(rules, '/x.html')).toEqual({ A: '1, 3', B: '2' });
  expect(headersAt(rules, '/x.html.map')).toEqual({ A: '1', B: '2' });
  expect(headersAt(rules.slice(1), '/y.html')).toEqual({});
});

it.each(['  A: 1', '/x\nA: 1', '/x\n  A'])('refuses a line that says nothing: %j', (text) => {
  expect(() => parseRules(text)).toThrow('no path and no header');
});
