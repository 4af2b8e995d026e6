/** What a stranger's text can do: nothing but run as a scenario. */

import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

const hostile = '<img src=x onerror="window.hit=1"><script>window.hit=2</script>';

test('nothing is asked of any other host, and the signs of HTML are shown as they are', async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('./#1/lost-update');
  await page.getByRole('button', { name: /^Step a/ }).click();
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: /scenario/i });
  await editor.press('Control+A');
  await editor.press('Delete');
  await page.keyboard.insertText(
    `scenario "${hostile.replaceAll('"', "'")}" lane cpu; int 0..1 x; task t on cpu { "${hostile.replaceAll('"', "'")}": x = 1; } never x == 1 p "${hostile.replaceAll('"', "'")}";`,
  );
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: /^Step t: <img src=x/ })).toBeVisible();
  await page.getByRole('button', { name: /^Step t/ }).click();
  await expect(page.getByRole('region', { name: 'Properties' })).toContainText(
    '<script>window.hit=2</script>',
  );
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await expect(page.locator('main img, main script')).toHaveCount(0);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? ''))).toEqual([]);
});
