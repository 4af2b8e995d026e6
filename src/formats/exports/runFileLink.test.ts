import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseLink } from '../link/link.ts';
import { packer } from '../link/packedText.ts';
import { parseRunFile } from './runFile.ts';
import { linkOfRunFile } from './runFileLink.ts';

const frozen = readFileSync(new URL('./cases/frozen-1-lost-update.json', import.meta.url), 'utf8');

it('is a link that says what the file says', () => {
  const { fragment, problems } = linkOfRunFile(frozen);
  expect(problems).toEqual([]);
  expect(parseLink(fragment ?? '', packer).link).toEqual(parseRunFile(frozen).link);
});

it.each([
  ['scenario "X"', 'This is no run file'],
  [frozen.slice(0, 60), 'damaged'],
  [frozen.replace('"version": 1', '"version": 2'), 'of version 2'],
])('opens nothing, and says why: %s', (text, sentence) => {
  const { fragment, problems } = linkOfRunFile(text);
  expect([fragment, problems.join(' ')]).toEqual([undefined, expect.stringContaining(sentence)]);
});

it('opens what it can of a file with one wrong member, and names it', () => {
  const { fragment, problems } = linkOfRunFile(frozen.replace(/"step": \d+/, '"step": "two"'));
  expect(fragment).toBeDefined();
  expect(problems).toEqual([expect.stringContaining('“step”')]);
});
