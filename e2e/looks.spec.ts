/** What must hold of every view, whatever it shows: no barrier that axe knows, nothing wider than the screen. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrier, expectNoBarrierInAnyLight } from './axe.ts';
import { expectGoodLooks } from './looksAt.ts';
import { test } from './watchedPage.ts';

const scenarios = ['lost-update', 'store-buffering', 'acrn-sched-event'];

for (const scenario of scenarios) {
  test(`axe finds nothing on ${scenario} at its end, in any light`, {
    tag: scenario === 'lost-update' ? [] : '@long',
  }, async ({ page }) => {
    await page.goto(`./#1/${scenario}`);
    await page.keyboard.press('d');
    await page.keyboard.press('End');
    await expect(page.getByRole('slider', { name: 'Step' })).not.toHaveValue('0');
    await expectNoBarrierInAnyLight(page);
  });
}

const screens = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1200, height: 720 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];

test('nothing is wider than the screen, whatever its size', async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('66');
  for (const screen of screens)
    await test.step(`${screen.width} × ${screen.height}`, async () => {
      await page.setViewportSize(screen);
      await expectSettingsInView(page, screen.width);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
});

/** Both values of a setting where they have room; else the one that is chosen, and the others a press away. */
async function expectSettingsInView(page: Page, width: number): Promise<void> {
  if (width >= 1280) {
    for (const value of ['before: event->set is a bool', 'after: event->nqueued counts'])
      await expect(page.getByRole('banner').getByText(value).first()).toBeInViewport({ ratio: 1 });
  } else if (width >= 900) {
    const setting = page.getByRole('banner').getByRole('combobox').first();
    await expect(setting).toBeInViewport({ ratio: 1 });
    await expect(setting).toHaveValue('flag');
  } else {
    const settings = page.getByRole('button', { name: /^Settings: before: event->set is a bool/ });
    await settings.click();
    await expect(page.getByRole('combobox', { name: 'fix' })).toHaveValue('flag');
    await settings.click();
  }
}

for (const level of ['kvm-hc-kick-cpu', 'acrn-sched-event', 'kvm-tsc-resync'])
  test(`${level} stands as it should on every size of screen, and nothing moves`, ({ page }) =>
    expectGoodLooks(page, level));

test('the lanes stay where they are when the status needs a second line', { tag: '@long' }, async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./#1/acrn-sched-event');
  const head = page.getByRole('heading', { name: 'pCPU0 · vCPU0' });
  const before = await head.boundingBox();
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(page.getByText('Stuck for ever').first()).toBeVisible();
  expect((await head.boundingBox())?.y).toBe(before?.y);
});

test('on a phone the code is one press away, that of the lane in hand, and stores under way are whole', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#1/store-buffering/memory=sc');
  await page.keyboard.press('m');
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: /^Code/ }).click();
  await expect(page.getByRole('region', { name: 'Code of a' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('region', { name: 'Code of b' })).toBeVisible();
  await page.getByRole('button', { name: 'Close the code' }).click();
  for (const store of ['x', 'y'])
    await expect(page.getByRole('button', { name: new RegExp(`${store} becomes visible`) })).toBeInViewport({
      ratio: 1,
    });
});

test('on a phone the settings leave room for the button of a step', { tag: '@long' }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const scenario of ['kvm-run-kick-twice', 'kvm-tsc-resync', 'vcpu-mode-handshake'])
    await test.step(scenario, async () => {
      await page.goto(`./#1/${scenario}`);
      await expect(page).toHaveURL(new RegExp(scenario));
      await expect(page.getByRole('button', { name: /^Step / }).first()).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
});

test('the help begins at its beginning, and Enter closes it', { tag: '@long' }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#1/lost-update');
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'You are the scheduler' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('on a phone the parts of the page are tabs', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#1/lost-update');
  for (const tab of ['Story', 'State', 'Source', 'Timeline']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  }
  await page.getByRole('button', { name: /^Step a/ }).click();
  await expect(page.getByRole('toolbar', { name: 'Time' })).toBeVisible();
});

test('more contrast, colours of the system and less motion are kept to', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/kvm-hc-kick-cpu');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('12');
  const colourOf = (selector: string, property: 'color' | 'fill' | 'backgroundColor') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);

  await page.emulateMedia({ contrast: 'more' });
  expect(await colourOf('.lane-head p', 'color')).toBe(await colourOf('body', 'color'));

  await page.emulateMedia({ contrast: null, forcedColors: 'active' });
  const text = await colourOf('body', 'color');
  expect(await colourOf('.history text', 'fill')).toBe(text);
  expect(await colourOf('.segment input:checked + span', 'backgroundColor')).not.toBe(
    await colourOf('.segment input:not(:checked) + span', 'backgroundColor'),
  );
  await expectNoBarrier(page);

  await page.emulateMedia({ forcedColors: null, reducedMotion: 'reduce' });
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: /^Step waiter: vmenter/ }).hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  // It may come after a pause, but at once.
  const lasting = await page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming().duration)
      .filter((duration) => duration !== 0),
  );
  expect(lasting).toEqual([]);
});
