/** A browser that keeps nothing, or has kept something else, costs the progress and nothing more: and the page says so. */

import { expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const step = (page: Page) => page.getByRole('slider', { name: 'Step' });
const alert = (page: Page) => page.getByRole('alert');

/** Loses the update by hand, which is a goal. */
async function provoke(page: Page): Promise<void> {
  await page.goto('./#1/lost-update');
  for (const [taken, key] of ['1', '2', '2', '1'].entries()) {
    await page.keyboard.press(key);
    await expect(step(page)).toHaveValue(`${taken + 1}`);
  }
  const goals = page.getByRole('region', { name: 'Goals' });
  await expect(goals.getByRole('button', { name: /^reached: Provoke it yourself/ })).toBeVisible();
}

const faults = {
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  refused: () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  },
};

for (const [name, fault] of Object.entries(faults)) {
  test(`storage that is ${name}: all works, and it is said once that marks are forgotten`, {
    tag: name === 'full' ? [] : '@long',
  }, async ({ page }) => {
    await page.addInitScript(fault);
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await provoke(page);
    await expect(alert(page)).toContainText('This browser keeps nothing for this page');
    await alert(page).getByRole('button', { name: 'Dismiss' }).click();
    await page.keyboard.press('d');
    await page.keyboard.press('End');
    const strip = page.getByRole('region', { name: 'Goal', exact: true });
    await expect(strip).toContainText('Done.');
    await expect(alert(page)).toHaveCount(0);
  });
}

test('progress that cannot be read is begun anew, and the page says so once', { tag: '@long' }, async ({
  page,
}) => {
  await page.addInitScript(() => {
    if (window.localStorage.getItem('damaged-once') !== null) return;
    window.localStorage.setItem('damaged-once', 'yes');
    window.localStorage.setItem('wakelane-progress', '{"version":1,"won":{"lost-upd');
  });
  await provoke(page);
  await expect(alert(page)).toContainText('cannot be read');
  await page.reload();
  const goals = page.getByRole('region', { name: 'Goals' });
  await expect(goals.getByRole('button', { name: /^reached: Provoke it yourself/ })).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});

test.describe('at the first visit', () => {
  test.use({ firstVisit: true });
  test('the tour can be left though nothing can be kept', async ({ page }) => {
    await page.addInitScript(faults.full);
    await page.goto('./#1/lost-update');
    const tour = page.getByRole('complementary', { name: 'Tour' });
    await expect(tour).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(tour).toHaveCount(0);
  });
});
