import { expect } from 'vitest';
import { assert } from '../base/assert.ts';
import { isRunFile, parseRunFile, printRunFile } from '../formats/exports/runFile.ts';
import { parseLink } from '../formats/link/link.ts';
import { packer } from '../formats/link/packedText.ts';
import { fuzz } from './cases.ts';
import { mutatedSigns } from './mutatedSigns.ts';
import { textsIn } from './racesAtHand.ts';

const files = textsIn('../fixtures/links/cases/', '.txt').flatMap((text) =>
  text
    .split('\n')
    .filter((line) => /^1\/[a-z]/.test(line) && line.length < 1_000)
    .slice(0, 3)
    .map((line) => {
      const { link } = parseLink(line, packer);
      assert(link !== undefined, line);
      return printRunFile(link, 'scenario "Kept" lane cpu; int 0..1 x; task t on cpu { x = 1; }');
    }),
);

fuzz(
  'run files that a seed makes of others are read, or refused with a sentence',
  (seed) =>
    mutatedSigns(seed, files, [
      '"steps": -1,',
      '"version": 2,',
      '"text": null,',
      '"settings": [],',
      '{',
      '[',
    ]),
  (file) => {
    if (!isRunFile(file)) return;
    const { link, problems } = parseRunFile(file);
    if (link === undefined) expect(problems.length).toBeGreaterThan(0);
    else parseRunFile(printRunFile(link, link.text ?? ''));
  },
);
