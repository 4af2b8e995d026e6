/** What holds with small store buffers is said to hold with those, and larger ones are one click away. */

import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

test('a full store buffer is told, the next size is tried, and the link keeps it', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/vcpu-mode-handshake/memory=tso');
  const tried = page.getByRole('region', { name: 'Every schedule, tried' });
  await expect(tried).toContainText('all this is so with store buffers of 2');
  await tried.getByRole('button', { name: 'Try buffers of 3' }).click();
  await expect(tried).toContainText('Store buffers hold 3 stores here.');
  await expect(tried).not.toContainText('all this is so');
  await page
    .getByRole('button', { name: /^Step / })
    .first()
    .click();
  await expect(page).toHaveURL(/memory=tso-3\//);
  await page.reload();
  await expect(tried).toContainText('Store buffers hold 3 stores here.');
  await tried.getByRole('button', { name: 'As the scenario says' }).click();
  await expect(tried).toContainText('all this is so with store buffers of 2');
});
