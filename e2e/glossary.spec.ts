/** Words of kernels are explained where they stand: to a pointer, to keys, and to a finger. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrierInAnyLight } from './axe.ts';
import { test } from './watchedPage.ts';

const word = (page: Page) =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'vCPU', exact: true });
const meaning = (page: Page) => page.getByRole('tooltip');

test('a word is explained under the pointer, which may move to what it says, and Escape hides it', async ({
  page,
}) => {
  await page.goto('./#1/kvm-hc-kick-cpu');
  await word(page).hover();
  await expect(meaning(page)).toContainText('a CPU of a virtual machine');
  await meaning(page).hover();
  await expect(meaning(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(meaning(page)).toHaveCount(0);
  await word(page).hover();
  await expect(meaning(page)).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(meaning(page)).toHaveCount(0);
});

test('a word is explained to keys and to readers, and the keys of the page still work', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/kvm-hc-kick-cpu');
  await expect(word(page)).toHaveAccessibleDescription(/a CPU of a virtual machine/);
  await page.getByRole('region', { name: 'History' }).focus();
  await page.keyboard.press('Tab');
  await expect(word(page)).toBeFocused();
  await expect(meaning(page)).toBeVisible();
  await expectNoBarrierInAnyLight(page);
  await page.keyboard.press('Escape');
  await expect(meaning(page)).toHaveCount(0);
  await expect(word(page)).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
});

test('the words of a button are explained beside it, and its press stays a step', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/kvm-hc-kick-cpu');
  const button = page.getByRole('button', { name: /^Step waiter: vmenter/ });
  await button.hover();
  await expect(meaning(page)).toContainText('the system that runs inside a virtual machine');
  await button.click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  await expect(meaning(page)).toHaveCount(0);
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true });

  test('a tap explains a word inside the page, and a tap elsewhere hides it', async ({ page }) => {
    await page.goto('./#1/kvm-hc-kick-cpu');
    await word(page).tap();
    await expect(meaning(page)).toBeInViewport({ ratio: 1 });
    await page.getByRole('region', { name: 'Goal' }).getByRole('status').tap();
    await expect(meaning(page)).toHaveCount(0);
    await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('0');
  });
});

test.describe('on lanes that are narrow', () => {
  test.use({ viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true });

  test('a tap on the head of a lane tells its whole name, its next steps and their words', async ({
    page,
  }) => {
    await page.goto('./#1/pi-wakeup');
    const head = page.getByRole('button', { name: 'iommu · device: what may happen here' });
    await expect(head).toHaveText('device');
    await head.tap();
    await expect(meaning(page)).toContainText('iommu · device');
    await expect(meaning(page)).toContainText('Next: posts');
    await expect(meaning(page)).toBeInViewport({ ratio: 1 });
    await head.tap();
    await expect(meaning(page)).toHaveCount(0);
  });
});

test('every level begins with its opening, and the words of it', async ({ page }) => {
  await page.goto('./#1/kvm-run-kick');
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('A thread looks at a flag for work and then enters the guest');
  await expect(timeline.getByRole('definition').first()).toBeVisible();
});
