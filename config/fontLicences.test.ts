import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fontLicences, fontPackages } from './fontLicences.ts';

it('has the licence of every font that the page serves', () => {
  const packages = fontPackages(readFileSync('src/ui/app/fonts.css', 'utf8'));
  expect(packages).toEqual(['@fontsource/ibm-plex-mono', '@fontsource/ibm-plex-sans']);
  const texts = fontLicences(packages)
    .split(/^@fontsource\//m)
    .slice(1);
  expect(texts).toHaveLength(packages.length);
  for (const text of texts) expect(text).toMatch(/SIL OPEN FONT LICENSE/i);
});

it('does not pass over a package without one', () => {
  expect(() => fontLicences(['@fontsource/no-such-font'])).toThrow();
});
