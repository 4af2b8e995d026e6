/** Two levels won by keyboard, with nothing known of the page but roles and names. */

import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const told = (page: Page) => page.getByRole('region', { name: 'Goal', exact: true }).getByRole('status');
const goal = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Goals' }).getByRole('button', { name });
const steps = (page: Page) => page.getByRole('list', { name: 'Steps in view' });

async function press(page: Page, button: Locator): Promise<void> {
  await button.focus();
  await page.keyboard.press('Enter');
}

test('level 3: the waiter sleeps for ever, heard step by step', async ({ page }) => {
  await page.goto('./#1/kvm-hc-kick-cpu');
  await expect(page.getByRole('list', { name: 'States by fate' })).toBeVisible();
  await press(page, goal(page, /^Provoke it yourself/));
  await page.keyboard.press('Tab');
  await press(page, page.getByRole('button', { name: 'Skip to the first step' }));
  await expect(page.getByRole('button', { name: /^Step waiter: vmenter/ })).toBeFocused();
  for (const [taken, name] of [
    /^Step waiter: vmenter\(slowpath\)/,
    /^Step waiter: CHECK_SPIN_LOCK_FLAG/,
    /^Step holder: vmenter\(unlock\)/,
    /^Step holder: releases the spinlock/,
    /^Step holder: VM exit: VMCALL/,
    /^Step holder: nothing to do/,
  ].entries()) {
    await press(page, page.getByRole('button', { name }));
    await expect(told(page)).toContainText(`Step ${taken + 1},`);
  }
  await expect(told(page)).toContainText('Won. You made it happen.');
  await expect(told(page)).toContainText('The kick at step 6 found nobody asleep.');
  await expect(goal(page, /^reached: Provoke it yourself/)).toBeVisible();
  await expect(steps(page)).toContainText('here begins: has looked, has not halted');
  await expect(steps(page)).toContainText('locked true -> false');
  await expect(steps(page)).toContainText('from here the run is doomed');
});

test('level 11: two signals and one credit, heard step by step', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  const drawn = page.getByRole('button', { name: /Drawn next\./ });
  await press(page, goal(page, /^Play it as drawn/));
  await page.keyboard.press('Home');
  for (let taken = 1; taken <= 47; taken++) {
    await press(page, drawn);
    await expect(told(page)).toContainText(`Step ${taken},`);
  }
  await expect(goal(page, /^reached: Provoke it yourself/).first()).toBeVisible();
  await expect(told(page)).toContainText('Two signals, step 31 and step 47, one credit.');
  await expect(steps(page)).toContainText('from here the run is doomed');
});
