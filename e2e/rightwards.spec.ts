/** The timeline with time to the right, and back. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrier } from './axe.ts';
import { test } from './watchedPage.ts';

const step = (page: Page) => page.getByRole('slider', { name: 'Step' });
const turned = (page: Page) => page.getByRole('button', { name: 'Time to the right' });

test('time is turned to the right by a key, stepped in, jumped in, remembered, and turned back', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await expect(turned(page)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Shift+T');
  await expect(turned(page)).toHaveAttribute('aria-pressed', 'true');
  for (const key of ['1', '2', '3', '1']) await page.keyboard.press(key);
  await expect(step(page)).toHaveValue('4');
  const seen = page.getByRole('list', { name: 'Steps in view' }).getByRole('listitem');
  await expect(seen).toHaveCount(4);
  await expect(seen.last()).toContainText('Step 4, vCPU0');
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText('Go to step 2').locator('..').click();
  await expect(step(page)).toHaveValue('2');
  await expect(seen).toHaveCount(2);
  await expectNoBarrier(page);
  await page.reload();
  await expect(turned(page)).toHaveAttribute('aria-pressed', 'true');
  await turned(page).click();
  await expect(turned(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(history.getByText('Go to step 1; drag')).toHaveCount(1);
});
