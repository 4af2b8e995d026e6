import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { metaPolicy } from '../config/csp.ts';
import { headersAt, parseRules } from '../config/headerRules.ts';
import { test } from './watchedPage.ts';

test('the page opens', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Wakelane/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lose a wakeup');
});

test('the page carries its security policy, and the host sends it with what nobody may frame', async ({
  page,
}) => {
  const response = await page.goto('./');
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute('content', metaPolicy('/index.html'));
  const sent = headersAt(parseRules(readFileSync('public/_headers', 'utf8')), '/');
  expect(sent).toHaveProperty('Content-Security-Policy', expect.stringContaining("frame-ancestors 'none'"));
  for (const [name, value] of Object.entries(sent))
    expect(await response?.headerValue(name), name).toBe(value);
});

test('no other address shows the full page, where nothing would forbid to frame it', async ({ request }) => {
  const response = await request.get('./elsewhere');
  expect(response.status()).toBe(404);
  expect(await response.text()).not.toContain('id="root"');
});
