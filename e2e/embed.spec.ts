/** A run in a frame: played by keys, read on every width, and in words where nothing can be played. */

import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

/** The waiter has looked and has not halted; the holder is about to kick. */
const aboutToKick =
  './embed.html#1/kvm-hc-kick-cpu/host=drop,wait=once,order=store_first,preempt=off,stale=no/waiter*2,holder*3@5of5';

test('an embedded run starts at the step of its link, and keys play it to its verdict', async ({ page }) => {
  await page.goto(aboutToKick);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'A kick for a vCPU that has not halted yet',
  );
  const foot = page.getByRole('contentinfo');
  await expect(foot).toContainText('step 5');
  const strip = page.getByRole('region', { name: 'Goal' }).getByRole('status');
  await expect(page.getByRole('button', { name: 'Show fates' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(strip).toContainText('Doomed since step 6.');
  await page.keyboard.press('ArrowLeft');
  await expect(strip).toContainText('You are the scheduler');
  await page.keyboard.press('1');
  await expect(foot).toContainText('step 6');
  await page.getByRole('button', { name: 'as it was' }).click();
  await expect(foot).toContainText('step 5');
  await expect(page.getByRole('button', { name: 'as it was' })).toHaveCount(0);
});

test('its one setting is the fix, and the same steps go on under it', async ({ page }) => {
  await page.goto(aboutToKick);
  await page.getByRole('radio', { name: 'real KVM: latches the kick' }).check({ force: true });
  await page.keyboard.press('2');
  const strip = page.getByRole('region', { name: 'Goal' }).getByRole('status');
  await expect(strip).toContainText('Nothing can break here,');
});

test('it leads to the same run on the full page, which is not framed', { tag: '@long' }, async ({ page }) => {
  await page.goto(aboutToKick);
  await page.getByRole('button', { name: /^Step waiter/ }).click();
  await expect(page.getByRole('contentinfo')).toContainText('step 6');
  const [full] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Open in Wakelane' }).click(),
  ]);
  await expect(full.getByRole('slider', { name: 'Step' })).toHaveValue('6');
});

test('nothing of it is cut or out of view, from 320 to 900 pixels', { tag: '@long' }, async ({ page }) => {
  await page.goto(aboutToKick);
  const steps = page.getByRole('button', { name: /^Step / });
  await expect(steps).toHaveCount(2);
  // How time is drawn belongs to the full page.
  await expect(page.getByRole('button', { name: 'Time to the right' })).toHaveCount(0);
  for (const width of [320, 480, 720, 900])
    await test.step(`${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 420 });
      for (const button of [...(await steps.all()), page.getByRole('link', { name: 'Open in Wakelane' })])
        await expect(button).toBeInViewport({ ratio: 1 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wider).toBe(false);
    });
});

test('an address that names a theme has it, whatever the system has', { tag: '@long' }, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(aboutToKick.replace('#', '?theme=dark#'));
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(22, 25, 28)');
  await page.goto(aboutToKick);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(251, 250, 247)');
});

test('without scripts it says in words what is missing', async ({ browser, baseURL }) => {
  const page = await browser.newPage({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  await page.goto(aboutToKick);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('one step at a time');
  await expect(page.locator('main p').first()).toContainText('JavaScript is off');
  await page.close();
});

test('the page gives what to paste: a frame that plays, and a table for who has no scripts', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/lost-update/a*2@2of2');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Embed this run' }).click();
  const snippet = await page.getByRole('textbox', { name: 'What to paste' }).inputValue();
  const [, address = ''] = /<iframe src="([^"]+)"/.exec(snippet) ?? [];
  expect(snippet).toContain('<details>');
  await page.goto(address);
  await expect(page.getByRole('contentinfo')).toContainText('step 2');
});
