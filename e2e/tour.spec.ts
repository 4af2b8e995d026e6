/** The tour of the first visit: three pointers, skipped by a key, and never in the way of a link's reader. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrier } from './axe.ts';
import { test } from './watchedPage.ts';

test.use({ firstVisit: true });

const tour = (page: Page) => page.getByRole('complementary', { name: 'Tour' });

test('the first visit has a tour of three pointers, and the next one has none', async ({ page }) => {
  await page.goto('./#1/lost-update');
  for (const [stop, title] of ['What there is to do', 'Your move', 'Your goals'].entries()) {
    await expect(tour(page)).toContainText(title);
    await expect(tour(page)).toContainText(`${stop + 1} of 3`);
    await tour(page).getByRole('button').first().click();
  }
  await expect(tour(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Step a/ })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Step a/ })).toBeVisible();
  await expect(tour(page)).toHaveCount(0);
});

test('the tour leaves the keys alone, and Escape skips it', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/lost-update');
  await expect(tour(page)).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  await page.keyboard.press('Escape');
  await expect(tour(page)).toHaveCount(0);
});

test('when the tour is left, the focus goes to the first step', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/lost-update');
  await tour(page).getByRole('button', { name: 'Skip the tour' }).focus();
  await page.keyboard.press('Enter');
  await expect(tour(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Step a/ })).toBeFocused();
});

test('a link to a run shows the run, and no tour', async ({ page }) => {
  await page.goto('./#1/lost-update/fix=plain/a,b@2of2');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('2');
  await expect(tour(page)).toHaveCount(0);
});

test('the tour covers no button, on a desk or a phone', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/lost-update');
  for (const screen of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ])
    await test.step(`${screen.width} × ${screen.height}`, async () => {
      await page.setViewportSize(screen);
      await expect(tour(page)).toBeInViewport({ ratio: 1 });
      const box = await tour(page).boundingBox();
      const button = await page.getByRole('button', { name: /^Step a/ }).boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
    });
  await expectNoBarrier(page);
});
