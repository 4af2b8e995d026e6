/** Two settings side by side: the headline, both ends, both stepping together, and the way back. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrierInAnyLight } from './axe.ts';
import { test } from './watchedPage.ts';

const comparison = (page: Page) => page.getByRole('region', { name: 'Comparison' });
const left = (page: Page) => comparison(page).getByRole('region', { name: 'before: event->set is a bool' });
const right = (page: Page) => comparison(page).getByRole('region', { name: 'after: event->nqueued counts' });
const slider = (page: Page) => page.getByRole('slider', { name: 'Step' });

async function compareAcrn(page: Page): Promise<void> {
  await page.goto('./#1/acrn-sched-event');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await page.keyboard.press('d');
  await page.keyboard.press('Shift+C');
  await expect(comparison(page)).toBeVisible();
}

test('ACRN as drawn beside the counter: where they part, and how both end', async ({ page }) => {
  await compareAcrn(page);
  await expect(comparison(page).getByRole('heading', { level: 2 })).toHaveText(
    'They part at step 56. On the left, vCPU0 goes on with “vcpu0 descheduled”; on the right, wait_event has returned, and its next operation is “vmenter(linux)”.',
  );
  await expect(left(page)).toContainText('stuck for ever');
  await expect(right(page)).toContainText('finished');
  await expect(comparison(page).getByText('All are at rest')).toBeVisible();
  await expect(comparison(page).getByRole('region', { name: 'Lines that differ' })).toContainText(
    'ev[i].nqueued++;',
  );
});

test('both sides step together by keys, and Escape goes back to the run', { tag: '@long' }, async ({
  page,
}) => {
  await compareAcrn(page);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^step 56 of /);
  await expect(left(page)).toContainText('vcpu0 descheduled');
  await expect(right(page)).toContainText('vmenter(linux)');
  await page.keyboard.press('ArrowLeft');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^step 55 of /);
  for (const side of [left(page), right(page)]) await expect(side).toContainText('vCPU0 wait');
  await page.keyboard.press('ArrowRight');
  await expect(right(page)).toContainText('vmenter(linux)');
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Forward', exact: true })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveValue('0');
  await page.getByRole('button', { name: 'Go to where they part' }).click();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^step 56 of /);
  await page.keyboard.press('Escape');
  await expect(comparison(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
    'Two signals, step 31 and step 47, one credit.',
  );
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^step 56 of /);
});

test('a step that only the fix has stands with a plus', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/store-buffering/memory=sc');
  await expect(page.getByRole('button', { name: /^Step a/ })).toBeVisible();
  for (const key of ['1', '2', '1', '2']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(comparison(page).getByRole('heading', { level: 2 })).toHaveText(
    'They never part. The right has 2 steps of its own.',
  );
  const steps = comparison(page).getByRole('list', { name: 'Steps in view' });
  await expect(steps.getByRole('listitem').nth(2)).toHaveText(/^Only right: right a, smp_mb\(\)$/);
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'x86-TSO' });
  await expect(comparison(page).getByRole('region', { name: 'x86-TSO' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the run' }).click();
  await expect(comparison(page)).toBeHidden();
});

test('axe finds nothing in a comparison, at any width and in any light', { tag: '@long' }, async ({
  page,
}) => {
  await compareAcrn(page);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(comparison(page).getByText('here they part')).toBeVisible();
    await expectNoBarrierInAnyLight(page);
  }
});
