/** What comes out of the printer: the whole run, whatever the screen shows of it. */

import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

for (const [paper, width] of [
  ['upright', 666],
  ['across', 994],
] as const)
  test(`a run on paper, ${paper}: all steps and all lanes, none of them cut, in light colours`, {
    tag: '@long',
  }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('./#1/acrn-sched-event');
    await page.keyboard.press('d');
    await page.keyboard.press('End');
    await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('66');
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const run = page.getByRole('region', { name: 'The run on paper' });
    await expect(run.getByRole('heading', { name: 'The signal that was counted once' })).toBeVisible();
    await expect(run).toContainText('step 66 of 66');
    for (const lane of ['pCPU0 · vCPU0', 'pCPU1 · vCPU1', 'pCPU2 · vCPU2'])
      await expect(run.getByText(lane, { exact: true })).toBeVisible();
    for (const number of ['23', '47', '66'])
      await expect(run.getByText(number, { exact: true }).first()).toBeVisible();
    const outside = await run.evaluate((paper) =>
      [...paper.querySelectorAll('p, h1, b, text')]
        .filter((part) => part.getBoundingClientRect().right > window.innerWidth)
        .map((part) => part.textContent),
    );
    expect(outside).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.emulateMedia({ media: 'screen' });
    await expect(run).toHaveCount(0);
  });
