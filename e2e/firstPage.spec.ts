/** The first page: what it promises, a figure that can be stepped, the levels, and the ways there and back. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrierInAnyLight } from './axe.ts';
import { test } from './watchedPage.ts';

const figure = (page: Page) => page.getByRole('region', { name: 'Live figure' });
const levels = (page: Page) => page.getByRole('region', { name: 'Levels' });
const stepOf = (page: Page, actor: string) =>
  figure(page).getByRole('button', { name: new RegExp(`^Step ${actor}`) });

test('the live figure loses a wakeup by keyboard, goes back, and saves it', async ({ page }) => {
  await page.goto('./');
  await expect(figure(page)).toContainText('Your move.');
  await expect(stepOf(page, 'waiter')).toHaveAccessibleName(/Then the run is safe\.$/);
  await expect(stepOf(page, 'holder')).toHaveAccessibleName(/Then the run is doomed\.$/);
  await stepOf(page, 'holder').focus();
  await page.keyboard.press('Enter');
  await expect(figure(page).getByRole('status')).toContainText('Doomed since step 7');
  await stepOf(page, 'waiter').press('Enter');
  await expect(page.locator(':focus')).toHaveAccessibleName(/waiter cannot move/);
  await stepOf(page, 'holder').press('Enter');
  await stepOf(page, 'holder').press('Enter');
  await expect(figure(page).getByRole('status')).toContainText('Stuck for ever');
  await figure(page).getByRole('button', { name: 'The decision again' }).press('Enter');
  await stepOf(page, 'waiter').press('Enter');
  await stepOf(page, 'holder').press('Enter');
  await stepOf(page, 'holder').press('Enter');
  await expect(figure(page)).toContainText('wakes it');
  await expect(figure(page).getByRole('status')).toContainText('Safe');
});

test('what was begun in the figure goes on in the full page', async ({ page }) => {
  await page.goto('./');
  await stepOf(page, 'holder').click();
  await figure(page)
    .getByRole('link', { name: /Go on from here/ })
    .click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('7');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Doomed since step 7');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the levels stand in course order, open, and lead back', async ({ page }) => {
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
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Choose who steps next');
  await expect(page).toHaveTitle(/you are the scheduler/);
  await page.goBack();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
});

test('the levels can be told by their kind of race, and keep their numbers', async ({ page }) => {
  await page.goto('./');
  await expect(levels(page).getByRole('row', { name: /Two locks, two orders/ })).toBeVisible();
  await levels(page).getByRole('combobox', { name: 'Kind of race' }).selectOption('torn read');
  await expect(levels(page).getByRole('link')).toHaveText([
    'Half old, half new',
    'Half of the old clock, half of the new',
  ]);
  await levels(page).getByRole('combobox', { name: 'Kind of race' }).selectOption('');
  await expect(levels(page).getByRole('row', { name: /Two locks, two orders/ })).toBeVisible();
});

test('the list in the bar goes from level to level, by keyboard too', async ({ page }) => {
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

test('the manual of the language is one click away', async ({ page }) => {
  await page.goto('./');
  const address = await page.getByRole('link', { name: 'The language', exact: true }).getAttribute('href');
  const manual = await page.request.get(address ?? '');
  expect(await manual.text()).toMatch(/^# /);
});

test('axe finds nothing on the first page, at any width and in any light', async ({ page }) => {
  await page.goto('./');
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(stepOf(page, 'waiter')).toBeVisible();
    await expectNoBarrierInAnyLight(page);
  }
});

test('stepping the figure moves nothing below it', async ({ page }) => {
  await page.goto('./');
  await expect(stepOf(page, 'waiter')).toBeVisible();
  const before = await levels(page).boundingBox();
  await stepOf(page, 'holder').click();
  await stepOf(page, 'waiter').click();
  await stepOf(page, 'holder').click();
  await stepOf(page, 'holder').click();
  await expect(figure(page)).toContainText('Stuck for ever');
  expect((await levels(page).boundingBox())?.y).toBe(before?.y);
});

test('a level that cannot be fetched says so, and can be tried again', async ({ page, context }) => {
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
