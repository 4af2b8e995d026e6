/** How much the page makes its reader fetch: what `index.html` names, and what a run needs before its first step. */

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

const namedMax = 160;
const runMax = 220;

const assets = 'dist/assets';
const files = readdirSync(assets).filter((file) => file.endsWith('.js'));

/** In KiB, gzipped. */
function weight(chunks: Iterable<string>): number {
  return (
    [...chunks].reduce((sum, file) => sum + gzipSync(readFileSync(`${assets}/${file}`)).length, 0) / 1024
  );
}

/** The files and all that they import before they run. */
function closure(roots: readonly string[]): ReadonlySet<string> {
  const found = new Set(roots);
  // The set grows while it is walked: that is the queue.
  for (const file of found) {
    const text = readFileSync(`${assets}/${file}`, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
      found.add(name);
  }
  return found;
}

function named(): readonly string[] {
  const html = readFileSync('dist/index.html', 'utf8');
  return [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, file = '']) => file);
}

function isChunk(file: string, name: string): boolean {
  return new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file);
}

test(`the scripts that index.html names have less than ${namedMax} KiB`, () => {
  const size = weight(closure(named()));
  console.log(`scripts of index.html: ${size.toFixed(1)} of ${namedMax} KiB`);
  expect(size).toBeLessThan(namedMax);
});

test(`a run link needs less than ${runMax} KiB of scripts before its first step`, async ({ page }) => {
  const run = closure([...named(), ...files.filter((file) => isChunk(file, 'runPage'))]);
  const texts = readdirSync('src/scenarios').map((file) => file.replace('.race', ''));
  const text = Math.max(...texts.map((id) => weight(files.filter((file) => isChunk(file, id)))));
  const size = weight(run) + text;
  console.log(
    `scripts of a run link: ${size.toFixed(1)} of ${runMax} KiB, of which its text at most ${text.toFixed(1)}`,
  );

  const fetched = new Set<string>();
  page.on('request', (request) => {
    const file = /\/assets\/([^/]+\.js)$/.exec(request.url())?.[1];
    if (file !== undefined) fetched.add(file);
  });
  await page.goto('./#1/kvm-tsc-resync');
  await page
    .getByRole('button', { name: /^Step / })
    .first()
    .click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  console.log(`fetched by then, what is not needed for it included: ${weight(fetched).toFixed(1)} KiB`);
  expect([...run].filter((file) => !fetched.has(file))).toEqual([]);
  expect([...fetched].filter((file) => /^(?:EditView|liveFigure)-/.test(file))).toEqual([]);
  expect(size).toBeLessThan(runMax);
});
