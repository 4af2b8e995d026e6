/** An exercise: the text is changed in the page, every schedule is tried, and the level remembers that it was solved. */

import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const lines = readFileSync('src/scenarios/primer-condition.race', 'utf8').split('\n');
const looks = '    if ("is there bread?": bread == 0) {';
const leaves = '        "(the key is back)": mutex_unlock(&key);';

const exercise = (page: Page) => page.getByRole('region', { name: 'Exercise' });

/** Types in place of the first characters of a line of the text as it was shipped. */
async function rewrite(page: Page, line: string, first: string, changed: string): Promise<void> {
  await page.getByRole('textbox', { name: /scenario/i }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let above = lines.indexOf(line); above > 0; above--) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (const _ of first) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.type(changed);
  await expect(page.getByText('The page runs this text.')).toBeVisible();
}

test('a change that mends one thing and breaks another is told to do both; the right one is remembered', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/primer-condition');
  const goals = page.getByRole('region', { name: 'Goals' });
  await goals.getByRole('button', { name: 'Mend it yourself' }).click();
  await goals.getByRole('button', { name: 'Open the text' }).click();
  await expect(exercise(page)).toContainText('Change one word');

  await rewrite(page, leaves, leaves.trim(), ';');
  await exercise(page).getByRole('button', { name: 'Try every schedule' }).click();
  const found = exercise(page).getByRole('status');
  await expect(found).toContainText('One thing is mended, and another is broken.');
  await expect(found).toContainText('“Both can always still finish.” does not hold any more.');
  await found.getByRole('button', { name: 'Show how' }).last().click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('doomed since step 1');

  await rewrite(page, leaves, ';', leaves.trim());
  await rewrite(page, looks, 'if', 'while');
  await expect(found).toBeEmpty();
  await exercise(page).getByRole('button', { name: 'Try every schedule' }).click();
  await expect(found).toContainText('Right. Who wakes up looks again.');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(goals.getByRole('button', { name: /^reached: Mend it yourself/ })).toBeVisible();
  await page.goto('./');
  await page.goto('./#1/primer-condition');
  await expect(goals.getByRole('button', { name: /^reached: Mend it yourself/ })).toBeVisible();
});
