/** `npm run looks`: every level at its start, middle and end, on every size of screen. */

import { readdirSync } from 'node:fs';
import { expectGoodLooks } from './looksAt.ts';
import { test } from './watchedPage.ts';

const levels = readdirSync(new URL('../src/scenarios/', import.meta.url)).flatMap((file) =>
  file.endsWith('.race') ? [file.slice(0, -5)] : [],
);

for (const level of levels) test(level, ({ page }) => expectGoodLooks(page, level));
