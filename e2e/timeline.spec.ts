/** The timeline's details: the wakeup ledger, what a step ran, and long runs drawn short. */

import { expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const ledger = (page: Page) => page.getByRole('region', { name: 'Wakeup ledger' });
const step = (page: Page) => page.getByRole('slider', { name: 'Step' });

test('the ledger follows ACRN’s two signals into one credit', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await page.keyboard.press('d');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.keyboard.press(' ');
  await page.keyboard.press('End');
  const credit = ledger(page).getByRole('table', { name: 'ev[0].set, for vCPU0' });
  await expect(credit.getByRole('row', { name: /vCPU1 spent at/ })).toBeVisible();
  const lost = credit.getByRole('row', { name: /vCPU2 merged into/ });
  await expect(lost).toBeVisible();
  await lost.getByRole('button').click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('signal 0');
  await expect(credit.getByRole('row', { name: /vCPU1 held/ })).toBeVisible();
  await expect(ledger(page)).toContainText('Two signals, one credit: ev[0].set cannot hold more.');
  await ledger(page).getByText('Interrupts and signals sent').click();
  await expect(
    ledger(page)
      .getByRole('row', { name: /taken at/ })
      .first(),
  ).toBeVisible();
});

test('a coarse step opens into its lines, each with what it did', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await page.keyboard.press('d');
  await page.keyboard.press(' ');
  await page.keyboard.press('End');
  await ledger(page)
    .getByRole('row', { name: /vCPU2 merged into/ })
    .getByRole('button')
    .click();
  await page.getByText(/What step \d+ ran: \d+ lines/).click();
  const operations = page.locator('details.operations');
  const lines = operations.getByRole('listitem').filter({ hasText: 'ev[0].set stays true' });
  await expect(lines).toContainText('ev[o].set = true;');
  // It stays open, so that stepping shows one step after the other.
  await page.keyboard.press('ArrowLeft');
  await expect(lines).toHaveCount(0);
  await expect(operations).toHaveAttribute('open', '');
});

test('a long run is drawn short and long again, and a click there goes to a step', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/acrn-drift');
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: 'Zoom out' })).toHaveCount(0);
  for (let press = 0; press < 90; press++) await page.keyboard.press(press % 3 === 0 ? '2' : '1');
  await expect(page.getByRole('button', { name: 'Zoom in' })).toBeDisabled();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  const before = Number(await step(page).inputValue());
  expect(before).toBeGreaterThan(40);
  const history = page.getByRole('region', { name: 'History' });
  await history.click({ position: { x: 200, y: 60 } });
  await expect(step(page)).not.toHaveValue(`${before}`);
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page.getByRole('button', { name: 'Zoom in' })).toBeDisabled();
});
