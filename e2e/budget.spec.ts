/** How much the page makes its reader fetch: what `index.html` names, and what a run needs before its first step. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const namedMax = 80;
const runMax = 200;
// The compiler, which knows the kernel's words, and what it compiles: most links show a scenario under its first settings, and do without.
const settingsMax = 275;

// What stands in somebody else's page should cost its reader little: 17 KiB of it are the largest scenario, 12 Preact.
const embedMax = 120;

const assets = 'dist/assets';
const embedAssets = 'dist/embed-assets';

/** In KiB, gzipped. */
function weight(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1024;
}

/** The files and all that they import before they run. */
function closure(roots: readonly string[]): ReadonlySet<string> {
  const found = new Set(roots);
  // The set grows while it is walked: that is the queue.
  for (const file of found) {
    const text = readFileSync(file, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
      found.add(`${dirname(file)}/${name}`);
  }
  return found;
}

/** The scripts that a built page names. */
function named(page = 'index.html'): readonly string[] {
  const html = readFileSync(`dist/${page}`, 'utf8');
  return [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, file = '']) => `dist/${file}`);
}

/** The files of a chunk of that name. */
function chunks(name: string, folder = assets): readonly string[] {
  const own = new RegExp(`^${name}-[\\w-]{8}\\.js$`);
  return readdirSync(folder)
    .filter((file) => own.test(file))
    .map((file) => `${folder}/${file}`);
}

/** Names of the shipped scenarios. */
function texts(): readonly string[] {
  return readdirSync('src/scenarios')
    .filter((file) => file.endsWith('.race'))
    .map((file) => file.replace('.race', ''));
}

/** The scripts that a page has asked for since. */
function followFetched(page: Page): ReadonlySet<string> {
  const fetched = new Set<string>();
  page.on('request', (request) => {
    const file = /\/((?:embed-)?assets\/[^/]+\.js)$/.exec(request.url())?.[1];
    if (file !== undefined) fetched.add(`dist/${file}`);
  });
  return fetched;
}

test(`the first page has less than ${namedMax} KiB of scripts`, () => {
  const size = weight(closure([...named(), ...chunks('firstPage')]));
  console.log(`scripts of the first page: ${size.toFixed(1)} of ${namedMax} KiB`);
  expect(size).toBeLessThan(namedMax);
});

test(`a run link needs less than ${runMax} KiB of scripts before its first step`, async ({ page }) => {
  const needed = (text: string) => closure([...named(), ...chunks('runPage'), ...chunks(text)]);
  const weighed = texts().map((text) => ({
    text,
    size: weight(needed(text)),
    whole: weight(
      new Set([...needed(text), ...closure([...chunks('compiler'), ...chunks(`${text}-syntax`)])]),
    ),
  }));
  const heaviest = weighed.reduce((a, b) => (a.size > b.size ? a : b));
  const whole = Math.max(...weighed.map((each) => each.whole));
  console.log(`scripts of a run link: ${heaviest.size.toFixed(1)} of ${runMax} KiB, for ${heaviest.text}`);
  console.log(`of one with other settings: ${whole.toFixed(1)} of ${settingsMax} KiB`);
  expect(whole).toBeLessThan(settingsMax);

  const fetched = followFetched(page);
  await page.goto(`./#1/${heaviest.text}`);
  await page
    .getByRole('button', { name: /^Step / })
    .first()
    .click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  console.log(`fetched by then, what is not needed for it included: ${weight(fetched).toFixed(1)} KiB`);
  expect([...needed(heaviest.text)].filter((file) => !fetched.has(file))).toEqual([]);
  expect([...fetched].filter((file) => /\/(?:EditView|liveFigure)-/.test(file))).toEqual([]);
  expect(heaviest.size).toBeLessThan(runMax);
});

test(`an embedded run needs less than ${embedMax} KiB of scripts before its first step`, async ({ page }) => {
  const needed = (text: string) => closure([...named('embed.html'), ...chunks(text, embedAssets)]);
  const weighed = texts().map((text) => ({ text, size: weight(needed(text)) }));
  const heaviest = weighed.reduce((a, b) => (a.size > b.size ? a : b));
  console.log(`scripts of an embed: ${heaviest.size.toFixed(1)} of ${embedMax} KiB, for ${heaviest.text}`);
  const fetched = followFetched(page);
  await page.goto(`./embed.html#1/${heaviest.text}`);
  const step = page.getByRole('button', { name: /^Step / }).first();
  await step.waitFor();
  // All of it, and nothing of the full page but the explorer's worker, which is the same file.
  expect([...needed(heaviest.text)].filter((file) => !fetched.has(file))).toEqual([]);
  const foreign = [...fetched].filter((file) => !file.startsWith(embedAssets));
  expect(foreign.filter((file) => !/\/explore\.worker-/.test(file))).toEqual([]);
  await step.click();
  await expect(page.getByRole('contentinfo')).toContainText('step 1');
  expect(heaviest.size).toBeLessThan(embedMax);
});
