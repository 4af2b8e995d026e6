/** Time is a tree: branches, undoing, step until, random walks, and another order of the same steps. */

import { expect, type Page } from '@playwright/test';
import { expectNoBarrier } from './axe.ts';
import { lastStep } from './lastStep.ts';
import { test } from './watchedPage.ts';

const step = (page: Page) => page.getByRole('slider', { name: 'Step' });
const panel = (page: Page, name: string) => page.getByRole('dialog', { name });
const ways = (page: Page) => page.getByRole('list', { name: 'Ways through this scenario' });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const status = (page: Page) => page.getByRole('status').filter({ hasText: 'Dismiss' });

/** Opens a level; keys count from when its page is there. */
async function open(page: Page, level: string): Promise<void> {
  await page.goto(`./#1/${level}`);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** One after the other; then b first; then a's second step behind b's load. */
async function makeTwoBranches(page: Page): Promise<void> {
  await open(page, 'lost-update');
  await press(page, '1', '1', '2', '2');
  await press(page, 'Home', '2', '1');
  await press(page, 'ArrowLeft', '2');
  await expect(step(page)).toHaveValue('2');
}

test('two branches are kept, named, chosen, deleted, and undoing brings one back', { tag: '@long' }, async ({
  page,
}) => {
  await makeTwoBranches(page);
  await press(page, 'B');
  const list = ways(page);
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByRole('button', { name: 'a first', exact: true })).toBeVisible();
  await expect(list).toContainText('parts after step 0, 4 steps');
  await list.getByRole('button', { name: 'Rename a first', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('one after the other');
  await press(page, 'Enter');
  await list.getByRole('button', { name: 'one after the other', exact: true }).click();
  await expect(step(page)).toHaveAttribute('max', '4');
  await expect(list.getByRole('listitem').first()).toContainText('one after the other');
  await list
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await status(page).getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expectNoBarrier(page);
  await press(page, 'Escape');
  await expect(panel(page, 'Branches')).toHaveCount(0);
});

test('undo brings back the line that another way replaced, and redo the other way', async ({ page }) => {
  await open(page, 'lost-update');
  await press(page, '1', '1', '2', '2', 'Home', '2');
  await expect(step(page)).toHaveAttribute('max', '1');
  await press(page, 'Control+z');
  await expect(step(page)).toHaveAttribute('max', '4');
  await press(page, 'Control+Shift+z');
  await expect(step(page)).toHaveAttribute('max', '1');
});

test('step until: a label, a line, a variable', { tag: '@long' }, async ({ page }) => {
  await open(page, 'lost-update');
  await press(page, 'U');
  await page.getByRole('searchbox').fill('store');
  await expectNoBarrier(page);
  await press(page, 'Enter');
  await expect(status(page)).toContainText('a step labelled “store x”');
  await expect(panel(page, 'Step until')).toHaveCount(0);
  const stored = Number(await step(page).inputValue());
  expect(stored).toBeGreaterThan(1);
  await press(page, 'Home');
  await page.getByRole('region', { name: 'Shared variables' }).getByRole('button', { name: 'x' }).click();
  await expect(step(page)).toHaveValue(`${stored}`);
  await press(page, 'Home');
  await page.getByRole('tab', { name: 'Source' }).click();
  await button(page, 'Run to line 17').click();
  await expect(status(page)).toContainText('line 17 is reached');
  await press(page, 'U');
  await page.getByRole('searchbox').fill('no such label');
  await press(page, 'Enter');
  await expect(status(page)).toContainText('No step does it up to the end');
});

test('a random walk is known by its seed, and the next one sets out from the same step', {
  tag: '@long',
}, async ({ page }) => {
  await open(page, 'lost-update');
  await press(page, 'R');
  await expect(status(page)).toContainText('Random walk from step 0, seed 1');
  const [first = ''] = (await status(page).innerText()).split('.');
  await press(page, 'R');
  await expect(status(page)).toContainText('Random walk from step 0, seed 2');
  await press(page, 'U');
  await page.getByRole('spinbutton', { name: 'seed' }).fill('1');
  await button(page, 'Random walk').click();
  await expect(status(page)).toContainText(first);
});

test('Alt and the arrows move a step, and what is impossible is explained', async ({ page }) => {
  await open(page, 'lost-update');
  await press(page, '1', '1', '2', 'Alt+ArrowUp');
  await expect(step(page)).toHaveValue('2');
  await expect(status(page)).toContainText('b steps earlier, as step 2.');
  await press(page, 'Alt+ArrowDown');
  await expect(step(page)).toHaveValue('3');
  await press(page, 'ArrowLeft', 'Alt+ArrowUp');
  await expect(status(page)).toContainText('Both are a’s, and an actor’s own steps keep their order.');
  await expect(step(page)).toHaveAttribute('max', '3');
});

test('a row is dragged to another place of the order', async ({ page }) => {
  await open(page, 'lost-update');
  await press(page, '1', '1', '2', '2');
  const rows = page.locator('.row-target');
  await expect(rows).toHaveCount(3);
  await rows.nth(2).hover();
  await page.mouse.down();
  await rows.nth(0).hover({ position: { x: 20, y: 2 } });
  await page.mouse.up();
  await expect(status(page)).toContainText('b steps earlier, as step 1.');
  await expect(page.getByRole('list', { name: 'Steps in view' }).getByRole('listitem').first()).toContainText(
    'Step 1, b',
  );
});

test('an order that no schedule has is refused, with the step and the reason', { tag: '@long' }, async ({
  page,
}) => {
  await open(page, 'acrn-sched-event');
  await press(page, 'd', ' ', 'End');
  const turns = await lastStep(page);
  const sentence = /cannot go before step \d+\. In that order step \d+ is impossible: /;
  for (let back = 0; back < 40; back++) {
    await press(page, 'Alt+ArrowUp');
    if (sentence.test(await status(page).innerText())) break;
    await press(page, 'Control+z', 'ArrowLeft');
  }
  await expect(status(page)).toContainText(sentence);
  await expect(step(page)).toHaveAttribute('max', `${turns}`);
});
