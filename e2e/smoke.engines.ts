/** The main ways through the page, by keys alone, in engines that are not Chromium's. */

import { test as base, expect } from '@playwright/test';
import { runnerImport } from 'vite';
import type { Engine } from './engines/engine.ts';
import { startFirefox } from './engines/firefox.ts';
import { startWebKit } from './engines/webkit.ts';
import { serveFolder } from './folderServer.ts';

const test = base.extend<object, { readonly engine: Engine }>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    async ({}, use, { project }) => {
      const engine = await (project.name === 'firefox' ? startFirefox() : startWebKit());
      await use(engine);
      await engine.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const text = (engine: Engine) => engine.evaluate('document.body.innerText').then(String);
const step = (engine: Engine) =>
  engine
    .evaluate(
      `document.querySelector('[role=slider], input[type=range]')?.getAttribute('aria-valuetext') ?? ''`,
    )
    .then(String);
const shows = (engine: Engine, words: string | RegExp) =>
  typeof words === 'string'
    ? expect.poll(() => text(engine)).toContain(words)
    : expect.poll(() => text(engine)).toMatch(words);

/** A run whose keys are listened to, without the tour. */
async function open(engine: Engine, url: string): Promise<void> {
  await engine.goto(url);
  await engine.evaluate(`window.localStorage.setItem('wakelane-tour', 'seen')`);
  await engine.goto(url);
  await expect.poll(() => engine.evaluate(`document.querySelector('[role=toolbar]') !== null`)).toBe(true);
}

test('the first page stands there, with its live figure', async ({ engine, baseURL }) => {
  await engine.goto(`${baseURL}`);
  await shows(engine, 'Draw your own');
  await expect.poll(() => engine.evaluate(`document.querySelectorAll('main svg').length`)).toBeGreaterThan(0);
});

test('the third level is won with nothing but keys', async ({ engine, baseURL }) => {
  const level = 'primer-torn';
  const options = { configFile: false, logLevel: 'error' } as const;
  const { module } = await runnerImport<typeof import('../src/fixtures/keysOfLevel.ts')>(
    './src/fixtures/keysOfLevel.ts',
    options,
  );
  await open(engine, `${baseURL}#1/${level}`);
  const reached = () =>
    engine.evaluate(
      `[...document.querySelectorAll('[aria-label="Goals"] button')].filter(({ textContent }) => textContent.startsWith('reached: ')).length`,
    );
  for (const { goal, presses, won } of module.keysOfLevel(level)) {
    if (goal === 'exercise') break;
    for (const { key, step: at } of presses) {
      if (goal.startsWith('avoid') && key !== 'g') await shows(engine, 'your move');
      await engine.press(key);
      if (!((goal === 'drawn' || goal === 'fix') && key === 'g'))
        await expect
          .poll(() => step(engine), `after ${key}`)
          .toMatch(at === 0 ? /start|^$|0/ : new RegExp(`^step ${at}\\b`));
    }
    await expect.poll(reached, `${goal} is won`).toBe(won);
  }
});

test('two settings stand side by side', async ({ engine, baseURL }) => {
  await open(engine, `${baseURL}#1/acrn-sched-event`);
  await engine.press('d');
  await engine.press('Shift+C');
  await shows(engine, 'They part at step 56');
});

test('the editor opens with the text, and the explorer has tried every schedule', async ({
  engine,
  baseURL,
}) => {
  await open(engine, `${baseURL}#1/lost-update`);
  await shows(engine, /\d+ states, \d+ steps between them/);
  await engine.press('e');
  await shows(engine, 'The page runs this text.');
});

test('a run in a frame of another page is played by keys', async ({ engine, baseURL }) => {
  await engine.goto(`${baseURL}embed.html#1/lost-update`);
  await shows(engine, 'step 0');
  await engine.press('1');
  await shows(engine, 'step 1');
});

test('after the first visit no network is needed', async ({ engine }) => {
  const host = await serveFolder();
  await engine.goto(host.url);
  await engine.evaluate(`window.localStorage.setItem('wakelane-tour', 'seen')`);
  // It claims its page when it has all files.
  await expect
    .poll(() => engine.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 120_000 })
    .toBe(true);
  host.close();
  await open(engine, `${host.url}#1/store-buffering`);
  await engine.press('1');
  await expect.poll(() => step(engine)).toMatch(/^step 1\b/);
});
