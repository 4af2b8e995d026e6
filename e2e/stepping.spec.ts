/** You are the scheduler: stepping by hand, back, other ways, reasons, store buffers. */

import { expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const variable = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Shared variables' }).getByRole('row', { name: new RegExp(`^${name} `) });

test('the keyboard alone loses an update, goes back, and avoids it', async ({ page }) => {
  await page.goto('./#1/lost-update');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  await expect(variable(page, 'x')).toContainText('1');
  await expect(timeline(page)).toContainText('Both loaded before either stored: step 1, step 2.');
  for (let back = 0; back < 3; back++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await expect(variable(page, 'x')).toContainText('2');
  await expect(timeline(page)).toContainText('It cannot break any more');
});

test('a step is a button that says what it does, and a lane that cannot move says why', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  const next = page.getByRole('region', { name: 'Next on pCPU1' });
  await expect(next).toContainText('idle1 cannot move: it may not step while pCPU[1].cur is VCPU.');
  for (let turn = 0; turn < 3; turn++) await next.getByRole('button').first().click();
  await expect(next.getByRole('button').first()).toHaveAccessibleName(/VM exit: WBINVD/);
  await next.getByRole('button').first().click();
  await expect(timeline(page)).toContainText('VM exit: WBINVD');
});

test('under TSO a store waits in its lane’s buffer until it drains', async ({ page }) => {
  await page.goto('./#1/store-buffering/memory=sc');
  await page.getByText('x86-TSO', { exact: true }).click();
  await page.keyboard.press('1');
  await expect(variable(page, 'x')).toContainText('0');
  await expect(page.getByRole('region', { name: /Store buffers/ })).toContainText('x = 1');
  await page.getByRole('button', { name: /cpu0.*drain|becomes visible/ }).click();
  await expect(variable(page, 'x')).toContainText('1');
});

test('every task’s next line is marked in the source', async ({ page }) => {
  await page.goto('./#1/lost-update');
  await page.getByRole('tab', { name: 'Source' }).click();
  const source = page.getByRole('region', { name: 'Source' });
  await expect(source).toContainText('task a on cpu0');
  await expect(source).toContainText('off: fix');
});
