/** How much the page makes its reader fetch: what `index.html` names, and what a run needs before its first step. */

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

const namedMax = 80;
// 200 were kept until a run could be one of a machine with three memory models.
const runMax = 205;
// The compiler, and what it compiles: most links show a scenario under its first settings, and do without.
const settingsMax = 270;

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

/** The files of a chunk of that name. */
function chunks(name: string): readonly string[] {
  return files.filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
}

test(`the scripts that index.html names have less than ${namedMax} KiB`, () => {
  const size = weight(closure(named()));
  console.log(`scripts of index.html: ${size.toFixed(1)} of ${namedMax} KiB`);
  expect(size).toBeLessThan(namedMax);
});

test(`a run link needs less than ${runMax} KiB of scripts before its first step`, async ({ page }) => {
  const needed = (text: string) => closure([...named(), ...chunks('runPage'), ...chunks(text)]);
  const texts = readdirSync('src/scenarios')
    .filter((file) => file.endsWith('.race'))
    .map((file) => file.replace('.race', ''));
  const weighed = texts.map((text) => ({
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

  const fetched = new Set<string>();
  page.on('request', (request) => {
    const file = /\/assets\/([^/]+\.js)$/.exec(request.url())?.[1];
    if (file !== undefined) fetched.add(file);
  });
  await page.goto(`./#1/${heaviest.text}`);
  await page
    .getByRole('button', { name: /^Step / })
    .first()
    .click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  console.log(`fetched by then, what is not needed for it included: ${weight(fetched).toFixed(1)} KiB`);
  expect([...needed(heaviest.text)].filter((file) => !fetched.has(file))).toEqual([]);
  expect([...fetched].filter((file) => /^(?:EditView|liveFigure)-/.test(file))).toEqual([]);
  expect(heaviest.size).toBeLessThan(runMax);
});
