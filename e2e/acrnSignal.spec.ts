/** The journey that the page exists for: watch vCPU0 fall asleep for ever, switch the fix on, play the same schedule. */

import { expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const status = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const step = (page: Page) => page.getByRole('slider', { name: 'Step' });

test('vCPU0 falls asleep for ever as drawn, and resumes under the same schedule with the fix', {
  tag: '@long',
}, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./');
  await page.getByRole('link', { name: 'The signal that was counted once' }).click();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('15 a second');
  await page.getByRole('button', { name: 'Play it as drawn' }).click();
  await expect(status(page)).toContainText('Stuck for ever');
  await expect(status(page)).toContainText('Two signals, step 31 and step 47, one credit.');
  await expect(page.getByRole('table').filter({ hasText: '(blocked forever)' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'AcrnThread: BLOCKED' })).toBeVisible();

  await page.getByText('after: event->nqueued counts').first().click();
  await expect(page.getByRole('radio', { name: 'after: event->nqueued counts' })).toBeChecked();
  await expect(page.getByRole('main')).toContainText('Here wait_event has returned');
  await page.getByRole('button', { name: 'Restart' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(status(page)).toContainText('Repaired.');
  await expect(page.getByRole('main')).toContainText('in guest');
  await expect(page.getByRole('img', { name: 'AcrnThread: RUNNING' })).toBeVisible();

  await page.getByRole('button', { name: 'Share link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const ended = await step(page).inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('radio', { name: 'after: event->nqueued counts' })).toBeChecked();
  await expect(status(other)).toContainText('Finished.');
  await expect(step(other)).toHaveValue(ended);
  await expect(other.getByRole('main')).toContainText('Here wait_event has returned');
});

test('the address bar carries the run, and a reload brings it back', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(status(page)).toContainText('Stuck for ever');
  await expect(page).toHaveURL(/#1\/acrn-sched-event\/fix=flag,[^/]*\/vCPU0/);
  await page.reload();
  await expect(status(page)).toContainText('Stuck for ever');
});

test('the shorter hang comes with its notes, and is doomed without a call of schedule()', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await page.getByRole('button', { name: 'Runs to play' }).click();
  await page.getByRole('button', { name: /The shorter hang/ }).click();
  await page.keyboard.press('End');
  await expect(status(page)).toContainText('Stuck for ever');
  await expect(status(page)).toContainText('one credit');
});

test('while the drawn table plays, the document’s note stands beside its step', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/acrn-sched-event');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  const note = page.getByRole('region', { name: 'Notes' }).getByText(/the other way round/);
  await step(page).fill('47');
  await expect(page.getByRole('main')).toContainText('1 + 1 = 1');
  await expect(note).toBeInViewport({ ratio: 1 });
});

test('the drawn table has a room of its own, which the lanes do not pay for', { tag: '@long' }, async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('./#1/acrn-sched-event');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  const step = page.getByRole('slider', { name: 'Step' });
  await expect(step).toHaveValue('66');
  const lanes = page.getByRole('region', { name: 'Timeline', exact: true });
  const width = (await lanes.boundingBox())?.width;
  const opener = page.getByRole('button', { name: 'Show the table in a room of its own' });
  await opener.click();
  await expect(page.getByRole('button', { name: 'Close the table' })).toBeFocused();
  expect((await lanes.boundingBox())?.width).toBe(width);
  const cut = await page
    .getByRole('region', { name: 'Story' })
    .getByRole('cell')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    );
  expect(cut).toEqual([]);
  await page.getByRole('button', { name: 'event2->set=true' }).first().click();
  await expect(step).toHaveValue('32');
  await page.getByRole('button', { name: 'Close the table' }).press('Escape');
  await expect(opener).toBeFocused();
  await expect(page.getByRole('tab', { name: 'State' })).toBeVisible();
});
