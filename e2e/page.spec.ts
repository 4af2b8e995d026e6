import { expect } from '@playwright/test';
import { metaPolicy, securityHeaders } from '../config/csp.ts';
import { test } from './watchedPage.ts';

test('the page opens', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Wakelane/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lose a wakeup');
});

test('the page carries its security policy, and the host sends it', async ({ page }) => {
  const response = await page.goto('./');
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute('content', metaPolicy);
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(await response?.headerValue(name), name).toBe(value);
  }
});
