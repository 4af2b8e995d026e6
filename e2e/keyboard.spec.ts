/** Nothing but keys: play, pause, switch the fix, go back, step; and where the focus may be meanwhile. */

import { expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const step = (page: Page) => page.getByRole('slider', { name: 'Step' });
const before = (page: Page) => page.getByRole('radio', { name: /^before/ });
const after = (page: Page) => page.getByRole('radio', { name: /^after/ });
const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('the keyboard alone plays ACRN as drawn, switches the fix on, goes back and steps', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await expect(control(page, 'Play')).toBeEnabled();
  await page.keyboard.press(' ');
  await expect(control(page, 'Pause')).toBeVisible();
  await page.keyboard.press(' ');
  await expect(control(page, 'Play')).toBeVisible();
  await page.keyboard.press('End');
  await expect(timeline(page)).toContainText('Stuck for ever');
  await page.keyboard.press('f');
  await expect(after(page)).toBeChecked();
  await expect(timeline(page)).toContainText('Here wait_event has returned');
  const now = Number(await step(page).inputValue());
  await page.keyboard.press('ArrowLeft');
  await expect(step(page)).toHaveValue(`${now - 1}`);
  await expect(after(page)).toBeChecked();
  const focused = page.locator(':focus');
  // Each cell of the drawn table is a stop on the way; who wants none of them takes the skip link.
  for (let tabs = 0; tabs < 120; tabs++) {
    await page.keyboard.press('Tab');
    if (await focused.evaluate((element) => element.matches('.step-button'))) break;
  }
  await expect(focused).toHaveAccessibleName(/^Step /);
  await page.keyboard.press('Enter');
  await expect(step(page)).toHaveValue(`${now}`);
  await expect(after(page)).toBeChecked();
});

test('after a setting has been chosen, the arrows still go through time', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/acrn-sched-event');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await page.getByText('after: event->nqueued counts').first().click();
  await expect(after(page)).toBeChecked();
  await page.keyboard.press('Home');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('ArrowRight');
  await expect(step(page)).toHaveValue('1');
  await page.keyboard.press('ArrowLeft');
  await expect(step(page)).toHaveValue('0');
  await expect(after(page)).toBeChecked();
  await after(page).focus();
  await page.keyboard.press('ArrowUp');
  await expect(before(page)).toBeChecked();
});

test('Space pauses what a button has started, and plays on', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await page.getByRole('button', { name: 'Play it as drawn' }).click();
  await expect(step(page)).not.toHaveValue('0');
  await page.keyboard.press(' ');
  await expect(control(page, 'Play')).toBeVisible();
  const paused = Number(await step(page).inputValue());
  expect(paused).toBeGreaterThan(0);
  await page.keyboard.press(' ');
  await expect(control(page, 'Pause')).toBeVisible();
  expect(Number(await step(page).inputValue())).toBeGreaterThanOrEqual(paused);
});

test('the sheet of help lists the keys that the page has', async ({ page }) => {
  await page.goto('./#1/store-buffering/memory=sc');
  await page.keyboard.press('m');
  await expect(page.getByRole('radio', { name: 'x86-TSO' })).toBeChecked();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('the other memory model');
});

test('under other settings the document’s table ticks only what was played', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/acrn-sched-event');
  const table = page.getByRole('region', { name: "The commit's table" });
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(table.getByText('(played)')).toHaveCount(40);
  await page.keyboard.press('f');
  await page.keyboard.press('End');
  await expect(table.getByRole('cell', { name: /event0->set=true.*\(played\)/ })).toHaveCount(0);
  await expect(table.getByRole('cell', { name: /blocked forever.*\(played\)/ })).toHaveCount(0);
  await expect(table.locator('[aria-current="step"]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /switches to: before: event->set is a bool/ })).toBeVisible();
});

test('Tab goes from the bar to the story, the lanes, the strip, the steps, their code, the state, and to time', async ({
  page,
}) => {
  await page.goto('./#1/kvm-hc-kick-cpu');
  await expect(page.getByRole('region', { name: 'Properties' })).toBeVisible();
  await page.getByRole('button', { name: 'Skip to the first step' }).focus();
  const focused = page.locator(':focus');
  const passed: string[] = [];
  for (let tabs = 0; tabs < 120 && passed.at(-1) !== 'time'; tabs++) {
    await page.keyboard.press('Tab');
    const place = await focused.evaluate(
      (element, places) => places.find(([, selector]) => element.closest(selector) !== null)?.[0],
      [
        ['bar', '.bar'],
        ['story', '.story'],
        ['tabs', '.tabs'],
        ['heads of the lanes', '.lane-heads'],
        ['history', '.history-frame'],
        ['strip', '.strip'],
        ['steps', '.feet'],
        ['code', '.codes'],
        ['state', '.detail'],
        ['time', '.transport'],
      ] as const,
    );
    if (place !== undefined && place !== passed.at(-1)) passed.push(place);
  }
  expect(passed).toEqual([
    ...['bar', 'tabs', 'story', 'heads of the lanes', 'history'],
    ...['strip', 'steps', 'code', 'state', 'time'],
  ]);
});
