/** After the first visit the page needs no network; a newer version waits until it is asked for. From a folder of any host. */

import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { serveFolder } from './folderServer.ts';
import { test } from './watchedPage.ts';

test.use({ keepsPage: true });

const at = (page: Page) => page.getByRole('slider', { name: 'Step' });

/** All is kept once the worker is active: it becomes that when every file has come. */
const kept = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state !== undefined);

test('without a network every part works that was never opened; the next visit begins without one', {
  tag: '@long',
}, async ({ page }) => {
  const host = await serveFolder();
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await kept(page)).toBe(true);
  // It came behind the page: nothing that the page names waited for it.
  const first = host.asked.indexOf('sw.js');
  expect(host.asked.slice(0, first)).toContain('');
  expect(host.asked.slice(0, first).some((path) => /^assets\/index-.*\.css$/.test(path))).toBe(true);
  host.close();

  await page.goto(`${host.url}#1/kvm-vcpu-block`);
  await page.keyboard.press('1');
  await expect(at(page)).toHaveValue('1');
  // Explorer and editor, each of which comes in files of its own.
  await expect(page.getByText(/every schedule|all schedules/i).first()).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: /scenario/i })).toBeVisible();
  await page.reload();
  await expect(at(page)).toHaveValue('1');
  await page.goto(`${host.url}?utm_source=class`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a newer version is told, taken when it is asked for, and takes nothing from a tab that goes on', {
  tag: '@long',
}, async ({ page, context }) => {
  const host = await serveFolder();
  await page.goto(`${host.url}#1/lost-update`);
  expect(await kept(page)).toBe(true);
  await page.keyboard.press('1');
  await expect(at(page)).toHaveValue('1');
  host.publishWithout('primer-deadlock');
  const other = await context.newPage();
  await other.goto(`${host.url}#1/lost-update`);

  // Told in both, taken in neither.
  const notice = (tab: Page) => tab.getByRole('complementary', { name: 'Newer version' });
  await expect(notice(page)).toContainText('A newer Wakelane is here');
  await expect(notice(other)).toContainText('A newer Wakelane is here');
  await page.keyboard.press('2');
  await expect(at(page)).toHaveValue('2');

  await notice(other).getByRole('button', { name: 'Take it now' }).click();
  await expect(notice(page)).toContainText('Another tab has a newer Wakelane');
  await expect(at(other)).toHaveValue('0');
  await expect(notice(other)).toHaveCount(0);
  // The old tab stands where it stood, and still opens what its own version had.
  await expect(at(page)).toHaveValue('2');
  await page.goto(`${host.url}#1/primer-deadlock`);
  await expect(page.getByRole('heading', { name: 'Two locks, two orders' }).first()).toBeVisible();
  await page.goBack();
  await expect(at(page)).toHaveValue('2');
  await notice(page).getByRole('button', { name: 'Load it again' }).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(at(page)).toHaveValue('2');
  host.close();
});

test('can be installed: its manifest and all that it names are there, under the policy', async ({ page }) => {
  await page.goto('./');
  const address = await page.locator('link[rel="manifest"]').getAttribute('href');
  expect(address).toBe('./manifest.webmanifest');
  const devtools = await page.context().newCDPSession(page);
  const { errors } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // What a private window says of itself is nothing about the page.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('opened as a file it says in words what to do', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL('dist/index.html').href);
  await expect(page.getByRole('main')).toContainText('Serve the folder instead');
  await page.close();
});
