/** Other ways to look at a run: as text, as a table for a mail, in a lecture hall, on paper. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrier } from './axe.ts';
import { test } from './watchedPage.ts';

const step = (page: Page) => page.getByRole('slider', { name: 'Step' });
const text = (page: Page) => page.getByRole('region', { name: 'The run in sentences' });

async function playAsDrawn(page: Page, level: string) {
  await page.goto(`./#1/${level}`);
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
}

test('the run can be read, a sentence a step, with a heading where it is lost', { tag: '@long' }, async ({
  page,
}) => {
  await playAsDrawn(page, 'lost-update');
  await page.keyboard.press('t');
  await expect(text(page)).toContainText('a: load x; seen is now 0.');
  await expect(text(page)).toContainText('b: store x; x goes from 0 to 1.');
  await expect(text(page).getByRole('heading', { name: /Point of no return/ })).toBeVisible();
  await text(page).getByRole('button', { name: 'Go to step 1' }).click();
  await expect(step(page)).toHaveValue('1');
  await expectNoBarrier(page);
  await page.keyboard.press('t');
  await expect(text(page)).toBeHidden();
});

const smallScreens = [
  { width: 390, height: 664 },
  { width: 720, height: 450 },
  { width: 1024, height: 768 },
];

test('on a small screen a note stands over the lanes at its own step, and moves neither strip nor buttons', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await playAsDrawn(page, 'kvm-hc-kick-cpu');
  const note = page.getByRole('region', { name: 'What the story says here' });
  const strip = page.getByRole('region', { name: 'Goal', exact: true });
  const foot = page.getByRole('region', { name: 'Next on pCPU0' });
  for (const screen of smallScreens)
    await test.step(`${screen.width} × ${screen.height}`, async () => {
      await page.setViewportSize(screen);
      await page.keyboard.press('End');
      await expect(step(page)).toHaveValue('12');
      await expect(note).toHaveCount(0);
      const before = [await strip.boundingBox(), await foot.boundingBox()];
      for (let at = 11; at >= 10; at--) {
        await page.keyboard.press('ArrowLeft');
        await expect(step(page)).toHaveValue(`${at}`);
      }
      await expect(note).toContainText('Note 3. Asleep: the lock is free');
      await expect(note).toBeInViewport();
      expect([await strip.boundingBox(), await foot.boundingBox()]).toEqual(before);
      await page.keyboard.press('ArrowLeft');
      await expect(note).toHaveCount(0);
    });
});

test('each step is narrated in one sentence', async ({ page }) => {
  await playAsDrawn(page, 'lost-update');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: 'Step 1, a: load x; seen is now 0.' })).toHaveCount(
    1,
  );
});

test('the table for a mail is copied as it stands, no line longer than 80', { tag: '@long' }, async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playAsDrawn(page, 'acrn-sched-event');
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Copy the table' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('IPI -> 0');
  // A link that is broken is none.
  const lines = copied.split('\n').filter((line) => !line.startsWith('Link: '));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('a presented run is stepped by arrows and digits, and Escape leaves', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('./#1/lost-update');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: /^Leave/ })).toBeVisible();
  await expect(step(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Story', exact: true })).toBeHidden();
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await expect(page.getByRole('banner')).toContainText('step 2 of 2');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('banner')).toContainText('step 1 of 2');
  const foot = page.getByRole('button', { name: /^Step b/ });
  await expect(foot).toBeInViewport({ ratio: 1 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectNoBarrier(page);
  await page.keyboard.press('Escape');
  await expect(step(page)).toHaveValue('1');
});

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
] as const)
  test(`a remote steps a presented run, and a full stop blanks it, ${width} × ${height}`, {
    tag: '@long',
  }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./#1/lost-update/fix=plain/a,b,a,b@1of4');
    await expect(step(page)).toHaveValue('1');
    await page.getByRole('button', { name: 'Present' }).click();
    const banner = page.getByRole('banner');
    await expect(banner).toContainText('step 1 of 4');
    await page.keyboard.press('PageDown');
    await expect(banner).toContainText('step 2 of 4');
    await page.keyboard.press('PageDown');
    await expect(banner).toContainText('x1');
    await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('store x');
    await page.keyboard.press('PageUp');
    await expect(banner).toContainText('x0');
    await page.keyboard.press('.');
    const dark = page.getByRole('button', { name: 'Show the presentation again' });
    await expect(dark).toBeVisible();
    const box = await dark.boundingBox();
    expect([box?.width, box?.height].map((size) => Math.round(size ?? 0))).toEqual([width, height]);
    await page.keyboard.press('.');
    await expect(dark).toHaveCount(0);
    await expect(banner).toContainText('step 2 of 4');
    await expectNoBarrier(page);
  });

test('a worksheet leaves rows to be filled and has its solutions on a page of their own', {
  tag: '@long',
}, async ({ page }) => {
  await playAsDrawn(page, 'lost-update');
  await page.keyboard.press('w');
  const sheet = page.getByRole('main');
  await expect(sheet.getByRole('heading', { name: 'Two increments, one result', exact: true })).toBeVisible();
  const questions = sheet.getByRole('region', { name: 'Questions' });
  await expect(questions).toContainText('Some rows of the table are empty');
  await expect(questions).toContainText('Draw a line above that step');
  await expect(sheet.getByRole('region', { name: 'Solutions' })).toContainText('Step 2');
  await expectNoBarrier(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(sheet.getByRole('table', { name: 'The run, to be filled' })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('checkbox', { name: 'with a page of solutions' }).uncheck();
  await expect(sheet.getByRole('region', { name: 'Solutions' })).toBeHidden();
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await expect(step(page)).toHaveValue('4');
});

test('what the run does not change can be hidden, and stays hidden', { tag: '@long' }, async ({ page }) => {
  await playAsDrawn(page, 'acrn-sched-event');
  const variables = page.getByRole('region', { name: 'Shared variables' });
  const rows = variables.getByRole('rowheader');
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  await page.getByRole('checkbox', { name: /^Hide what this run does not change/ }).check();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  const shown = await rows.count();
  await expect(page).toHaveURL(/@/);
  await page.reload();
  await expect(rows).toHaveCount(shown);
});

test('what was lost is lost where it became impossible, not at the end', { tag: '@long' }, async ({
  page,
}) => {
  await playAsDrawn(page, 'acrn-sched-event');
  const properties = page.getByRole('region', { name: 'Properties' });
  await expect(properties).toContainText(/Lost at step \d+/);
  await expect(properties).not.toContainText('at the latest');
});
