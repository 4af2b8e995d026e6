/** The palette: everything that can be done, found by a few letters and done without a mouse. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrierInAnyLight } from './axe.ts';
import { lastStep } from './lastStep.ts';
import { test } from './watchedPage.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Find a command, a step, a level' });
const chosen = (page: Page) =>
  page.getByRole('listbox', { name: 'Found' }).getByRole('option', { selected: true });
const step = (page: Page) => page.getByRole('slider', { name: 'Step' });

test('Ctrl K and / open the palette, Escape closes it, and the focus comes back', async ({ page }) => {
  await page.goto('./#1/lost-update');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeHidden();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
  await page.keyboard.press('Escape');
});

test('what can be stepped now comes first, and Enter steps it', async ({ page }) => {
  await page.goto('./#1/lost-update');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await expect(chosen(page)).toContainText('a: load x');
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toContainText('b: load x');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeHidden();
  await expect(step(page)).toHaveValue('1');
});

test('settings, commands, moments and levels are found by a few letters', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/lost-update');
  await expect(step(page)).toHaveValue('0');
  const find = async (query: string) => {
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type(query);
  };
  await find('play document');
  await expect(chosen(page)).toContainText('Play as the document drew it');
  await expect(chosen(page)).toContainText('d');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await lastStep(page);
  await find('step 2');
  await expect(chosen(page)).toContainText('Step 2');
  await page.keyboard.press('Enter');
  await expect(step(page)).toHaveValue('2');
  await find('atomic_inc');
  await expect(chosen(page)).toContainText('Setting');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^atomic_inc/ })).toBeChecked();
  await find('store buffer');
  await expect(page.getByRole('option', { name: /^Level/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await find('nothing is called this');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing here is called that.' })).toBeVisible();
});

test('axe finds nothing in the palette', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await expectNoBarrierInAnyLight(page);
});
