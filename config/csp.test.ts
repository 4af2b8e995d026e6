import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headersFile, metaPolicy } from './csp.ts';

it('keeps public/_headers equal to the one policy', () => {
  expect(readFileSync('public/_headers', 'utf8')).toBe(headersFile());
});

it('allows no inline script, no inline style and no other origin', () => {
  expect(metaPolicy).not.toContain('unsafe-inline');
  expect(metaPolicy).not.toContain("'unsafe-eval'");
  expect(metaPolicy).not.toMatch(/https?:|\*/);
});
