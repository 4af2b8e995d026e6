/** `npm run goals`: every level from its first goal to its last, in a browser, with nothing but keys. */

import { readdirSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { runnerImport } from 'vite';
import { test } from './watchedPage.ts';

type Played = typeof import('../src/fixtures/keysOfLevel.ts') & typeof import('../src/fixtures/answers.ts');

const levels = readdirSync(new URL('../src/scenarios/', import.meta.url)).flatMap((file) =>
  file.endsWith('.race') ? [file.slice(0, -5)] : [],
);

const options = { configFile: false, logLevel: 'error' } as const;
const keys = runnerImport<Pick<Played, 'keysOfLevel'>>('./src/fixtures/keysOfLevel.ts', options);
const answers = runnerImport<Pick<Played, 'exercises' | 'textOf'>>('./src/fixtures/answers.ts', options);

for (const level of levels)
  test(level, async ({ page }) => {
    const { keysOfLevel } = (await keys).module;
    await page.goto(`./#1/${level}`);
    for (const { goal, presses, won } of keysOfLevel(level)) {
      for (const { key, step } of presses) await press(page, { key, step, goal });
      if (goal === 'exercise') await solve(page, level);
      const reached = page.getByRole('region', { name: 'Goals' }).getByRole('button', { name: /^reached: / });
      await expect(reached, `${goal} is won`).toHaveCount(goal === 'exercise' ? won + 1 : won);
    }
  });

/** Presses a key, and waits until the run stands where it leads. */
async function press(
  page: Page,
  { key, step, goal }: { readonly key: string; readonly step: number; readonly goal: string },
): Promise<void> {
  // What the game's next move depends on comes from the search.
  if (goal.startsWith('avoid') && key !== 'g')
    await expect(page.getByRole('region', { name: 'Goal', exact: true })).toContainText('your move');
  await page.keyboard.press(key);
  // What is watched plays by itself.
  if ((goal === 'drawn' || goal === 'fix') && key === 'g') return;
  await expect(page.getByRole('slider', { name: 'Step' }), `after ${key}`).toHaveValue(`${step}`);
}

/** Types the first right answer to the exercise, has it judged, and leaves the editor. */
async function solve(page: Page, level: string): Promise<void> {
  const { exercises, textOf } = (await answers).module;
  const [answer] = exercises[level] ?? [];
  const editor = page.getByRole('textbox', { name: /scenario/i });
  await expect(editor).toBeVisible();
  let text = textOf(level);
  for (const [from, to] of answer?.edit ?? []) {
    const before = text.slice(0, text.indexOf(from)).split('\n');
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    for (let line = 1; line < before.length; line++) await page.keyboard.press('ArrowDown');
    for (const _ of before.at(-1) ?? '') await page.keyboard.press('ArrowRight');
    for (const _ of from) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Delete');
    const [first = '', ...more] = to.split('\n');
    await page.keyboard.insertText(first);
    for (const line of more) {
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(line.trimStart());
    }
    text = text.replace(from, to);
  }
  await expect(page.getByText('The page runs this text.')).toBeVisible();
  const exercise = page.getByRole('region', { name: 'Exercise' });
  await exercise.getByRole('button', { name: 'Try every schedule' }).focus();
  await page.keyboard.press('Enter');
  await expect(exercise.getByRole('status')).toContainText('Right.');
  await page.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
}
