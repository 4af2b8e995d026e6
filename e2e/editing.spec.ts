/** The text on screen is the text that runs, and a link carries it. */

import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

test('an edited scenario runs as it is typed, and its link brings text and run back', async ({
  page,
  context,
}) => {
  await page.goto('./#1/lost-update');
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: /scenario/i });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nlane cpu2;\ntask c on cpu2 { "reset": x = 0; }');
  await expect(page.getByRole('heading', { name: 'cpu2 · c' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /^Step c: reset/ }).click();
  await expect(page).toHaveURL(/#1\/lost-update~[\w-]+\/.*c@1of1/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { name: 'cpu2 · c' })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Timeline' })).toContainText('reset');
  await expect(other.getByRole('alert')).toHaveCount(0);
});

test('the editor has the focus when it opens, and Escape, then Tab, leaves it', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/lost-update');
  await expect(page.getByRole('button', { name: /^Step a/ })).toBeVisible();
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: /scenario/i });
  await expect(editor).toBeFocused();
  await expect(editor).toContainText('Two increments, one result');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await page.keyboard.press('1');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
});
