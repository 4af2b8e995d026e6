/** The first page: what it promises, a figure that can be stepped, the levels, and the ways there and back. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrierInAnyLight } from './axe.ts';
import { test } from './watchedPage.ts';

const figure = (page: Page) => page.getByRole('region', { name: 'Live figure' });
const levels = (page: Page) => page.getByRole('region', { name: 'Levels' });
const stepOf = (page: Page, actor: string) =>
  figure(page).getByRole('button', { name: new RegExp(`^Step ${actor}`) });

test('the live figure loses a wakeup by keyboard, takes it back, and saves it', async ({ page }) => {
  await page.goto('./');
  const status = figure(page).getByRole('status');
  await expect(status).toContainText('Your move');
  await expect(stepOf(page, 'cook')).not.toHaveAccessibleName(/safe|doomed/);
  await stepOf(page, 'visitor').press('Enter');
  await expect(status).toContainText('Lost at step 3.');
  await stepOf(page, 'cook').press('Enter');
  await expect(page.locator(':focus')).toHaveAccessibleName(/cook cannot move/);
  await expect(status).toContainText('The cook sleeps, and nobody rings again.');
  await expect(figure(page).getByRole('link', { name: 'Play it from the start' })).toBeVisible();
  const back = figure(page).getByRole('button', { name: 'Take it back' });
  await back.press('Enter');
  await back.press('Enter');
  await stepOf(page, 'cook').press('Enter');
  await expect(status).toContainText('Saved.');
  await stepOf(page, 'visitor').press('Enter');
  await stepOf(page, 'cook').press('Enter');
  await stepOf(page, 'cook').press('Enter');
  await expect(status).toContainText('The meal is cooked.');
});

test('where each move leads is hidden until it is asked for', async ({ page }) => {
  await page.goto('./');
  await expect(stepOf(page, 'visitor')).toBeVisible();
  await expect(figure(page)).not.toContainText('doomed');
  await figure(page).getByRole('button', { name: 'Show me' }).click();
  await expect(stepOf(page, 'cook')).toHaveAccessibleName(/Then the run is safe\.$/);
  await expect(stepOf(page, 'visitor')).toHaveAccessibleName(/Then the run is doomed\.$/);
});

test('what was begun in the figure goes on in the full page', { tag: '@long' }, async ({ page }) => {
  await page.goto('./');
  await stepOf(page, 'visitor').click();
  await figure(page)
    .getByRole('link', { name: /full page/ })
    .click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('3');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('rings the bell');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('there are three ways in, and each leads somewhere', { tag: '@long' }, async ({ page }) => {
  await page.goto('./');
  const way = (name: string) => page.getByRole('region', { name });
  await way('Learn it').getByRole('button', { name: 'How to read a timeline' }).click();
  await expect(page.getByRole('heading', { name: 'How to read the timeline' })).toBeInViewport();
  await expect(way('Teach it').getByRole('link', { name: /the language/ })).toBeVisible();
  await way('Draw your own').getByRole('button', { name: 'New scenario' }).click();
  const begins = page.getByRole('dialog', { name: 'New scenario' });
  await begins.getByRole('button', { name: /Timer against teardown/ }).click();
  await expect(page.getByRole('button', { name: /^Level: Timer against teardown/ })).toBeVisible();
  await page.goBack();
  await way('Draw your own').getByRole('link', { name: 'Paste a table' }).click();
  await expect(page.getByRole('heading', { name: 'Draw your own' })).toBeVisible();
  await page.goBack();
  await way('Learn it').getByRole('link', { name: 'Start with level 0' }).click();
  await expect(page.getByRole('button', { name: /^Level: Look, then sleep/ })).toBeVisible();
});

test('the levels stand in course order, open, and lead back', { tag: '@long' }, async ({ page }) => {
  await page.goto('./');
  const links = levels(page).getByRole('link');
  await expect(links.first()).toHaveText('Look, then sleep');
  await expect(links.nth(1)).toHaveText('Two increments, one result');
  await links.nth(1).click();
  await expect(page.getByRole('heading', { name: 'Two increments, one result' })).toBeVisible();
  await expect(page).toHaveTitle(/Two increments, one result/);
  await page.getByRole('button', { name: /^Step a/ }).click();
  await expect(page).toHaveURL(/#1\/lost-update\/.*a@1of1/);
  await page.getByRole('link', { name: 'Wakelane' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lose a wakeup');
  await expect(page).toHaveTitle(/you are the scheduler/);
  await page.goBack();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
});

test('the levels stand in parts, each with what became of its race, and can be told by their kind', async ({
  page,
}) => {
  await page.goto('./');
  const primer = levels(page).getByRole('region', { name: 'Primer' });
  await expect(primer.getByRole('listitem').filter({ hasText: 'Two locks, two orders' })).toHaveText(
    /^2.*textbook0 of 2 goals$/,
  );
  await levels(page).getByRole('combobox', { name: 'Kind of race' }).selectOption('torn read');
  await expect(levels(page).getByRole('link')).toHaveText([
    'Half old, half new',
    'Half of the old clock, half of the new',
  ]);
  await expect(levels(page).getByRole('listitem').first()).toHaveText(/^3/);
  await levels(page).getByRole('combobox', { name: 'Kind of race' }).selectOption('');
  await expect(primer.getByRole('link', { name: 'Two locks, two orders' })).toBeVisible();
});

test('the list in the bar goes from level to level, by keyboard too', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/lost-update');
  await page.getByRole('button', { name: /^Level: Two increments/ }).press('Enter');
  const list = page.getByRole('navigation', { name: 'Levels' });
  await expect(list.getByRole('link', { name: /Two increments/ })).toHaveAttribute('aria-current', 'page');
  await list.getByRole('link', { name: /Both read zero/ }).press('Enter');
  await expect(page.getByRole('button', { name: /^Level: Both read zero/ })).toBeVisible();
  await expect(list).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Level: Two increments/ })).toBeVisible();
  await page.getByRole('button', { name: /^Level/ }).click();
  await list.getByRole('link', { name: /^All levels/ }).click();
  await expect(levels(page)).toBeVisible();
});

test('the manual of the language is one click away', { tag: '@long' }, async ({ page }) => {
  await page.goto('./');
  const address = await page.getByRole('link', { name: 'The language', exact: true }).getAttribute('href');
  const manual = await page.request.get(address ?? '');
  expect(await manual.text()).toMatch(/^# /);
});

test('axe finds nothing on the first page, at any width and in any light', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./');
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(stepOf(page, 'cook')).toBeVisible();
    await expectNoBarrierInAnyLight(page);
  }
});

test('stepping the figure moves nothing below it, on any width', { tag: '@long' }, async ({ page }) => {
  for (const width of [1440, 1000, 390, 360])
    await test.step(`${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto('./');
      await expect(stepOf(page, 'visitor')).toBeVisible();
      const before = await levels(page).boundingBox();
      await stepOf(page, 'visitor').click();
      await stepOf(page, 'cook').click();
      await expect(figure(page)).toContainText('The cook sleeps');
      expect((await levels(page).boundingBox())?.y).toBe(before?.y);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    });
});

test('a level that cannot be fetched says so, and can be tried again', { tag: '@long' }, async ({
  page,
  context,
}) => {
  await page.goto('./#1/lost-update');
  await expect(page.getByRole('button', { name: /^Step a/ })).toBeVisible();
  const other = await context.newPage();
  await other.goto('./');
  await other.route(/store-buffering-[^/]*\.js$/, (route) => route.abort());
  await levels(other).getByRole('link', { name: 'Both read zero' }).click();
  await expect(other.getByRole('heading', { name: 'This page could not be shown.' })).toBeVisible();
  await other.unroute(/store-buffering-[^/]*\.js$/);
  await other.getByRole('button', { name: 'Try again' }).click();
  await expect(other.getByRole('button', { name: /^Level: Both read zero/ })).toBeVisible();
});
