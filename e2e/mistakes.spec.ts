/** What goes wrong here, and is nobody's mistake but ours: it is said, nothing is claimed, and the page goes on. */

import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test } from './watchedPage.ts';

/** A page that nobody watches: it is expected to complain. */
async function pageIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => window.localStorage.setItem('wakelane-tour', 'seen'));
  return page;
}

async function openRun(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('toolbar', { name: 'Time' }).waitFor();
}

/** Makes every look-up of a key throw: a name of the text, or the settings under which it is compiled. */
async function breakLookupOf(page: Page, key: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const get = Map.prototype.get;
    Map.prototype.get = function (this: Map<unknown, unknown>, asked: unknown) {
      if (asked === wanted) throw new Error('a table is upside down');
      return get.call(this, asked);
    };
  }, key);
}

const explored = /^[\d,]+ states, [\d,]+ steps between them\.$/;

test('a text at which the compiler fails is not called wrong, and not said to run', { tag: '@long' }, async ({
  context,
}) => {
  const page = await pageIn(context);
  await breakLookupOf(page, 'upside_down');
  await openRun(page, './#1/lost-update//a@1of1');
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: /scenario/i });
  await editor.click();
  await page.keyboard.press('Control+End');
  const wrong = '\nbool upside_down; cover upside_down "Up.";';
  await page.keyboard.type(wrong);
  await expect(page.getByRole('list', { name: 'Diagnostics' })).toContainText(
    'Failure: Wakelane failed at this text: a table is upside down. This is a mistake of Wakelane, not of the text.',
    { useInnerText: true },
  );
  await expect(page.getByText('Wakelane failed at this text; the page runs')).toBeVisible();
  await expect(page.getByText('The page runs this text.')).toHaveCount(0);
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  for (let back = 0; back < wrong.length; back++) await page.keyboard.press('Backspace');
  await expect(page.getByText('The page runs this text.')).toBeVisible();
});

test('an action that fails says so and leaves everything as it was', async ({ context }) => {
  const page = await pageIn(context);
  await breakLookupOf(page, '["sc",null,{"fix":"locked"}]');
  await openRun(page, './#1/lost-update//a@1of1');
  await page.keyboard.press('f');
  await expect(page.getByRole('alert')).toContainText('Wakelane failed: a table is upside down.');
  await expect(page.getByRole('alert')).toContainText('not yours, and all is as it was before');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: /^Step b/ }).click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('2');
});

test('a link whose file does not come leaves the run that is open, and the next link opens', async ({
  context,
}) => {
  const page = await pageIn(context);
  await page.route(/\/store-buffering-[^/]*\.js$/, (route) => route.abort());
  await openRun(page, './#1/lost-update//a@1of1');
  await page.evaluate(() => {
    window.location.hash = '#1/store-buffering';
  });
  await expect(page.getByRole('alert')).toContainText('The link could not be opened');
  await page.getByRole('button', { name: /^Step b/ }).click();
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('2');
  await page.evaluate(() => {
    window.location.hash = '#1/acrn-hlt-order';
  });
  await expect(page).toHaveTitle(/^The signal that came before/);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a page whose part did not come is loaded anew for the next address', { tag: '@long' }, async ({
  context,
}) => {
  const page = await pageIn(context);
  const part = /\/runPage-[^/]*\.js$/;
  await page.route(part, (route) => route.abort());
  await page.goto('./#1/lost-update');
  await expect(page.getByRole('heading', { name: 'This page could not be shown.' })).toBeVisible();
  await page.unroute(part);
  await page.evaluate(() => {
    window.location.hash = '#1/acrn-hlt-order';
  });
  await expect(page).toHaveTitle(/^The signal that came before/);
  await expect(page.getByRole('toolbar', { name: 'Time' })).toBeVisible();
});

test('an explorer that cannot start claims nothing', async ({ context }) => {
  const page = await pageIn(context);
  await page.route(/\/explore\.worker-[^/]*\.js$/, (route) => route.abort());
  await openRun(page, './#1/lost-update');
  await expect(page.getByText(/The explorer gave up/)).toBeVisible();
  const properties = page.getByRole('region', { name: 'Properties' });
  await expect(properties).toContainText('Not known: the explorer failed.');
  await expect(properties).not.toContainText('says the scenario');
});

test('an explorer that has ended with nothing to do is replaced', { tag: '@long' }, async ({ page }) => {
  await openRun(page, './#1/lost-update');
  const all = page.getByRole('region', { name: 'Every schedule, tried' });
  await expect(all.getByText(explored)).toBeVisible();
  const [worker] = page.workers();
  await Promise.all([worker?.waitForEvent('close'), worker?.evaluate(() => self.close())]);
  expect(page.workers()).toHaveLength(0);
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/fix=locked/);
  await expect(all.getByText(explored)).toBeVisible();
  expect(page.workers()).toHaveLength(1);
});

test('a search whose explorer ends in the midst of it is begun anew', { tag: '@long' }, async ({ page }) => {
  /** Says that it is alive, begins to search, and ends. */
  const dying = `
    navigator.locks.request('a lock', () => {
      postMessage({ kind: 'alive', lock: 'a lock' });
      postMessage({ kind: 'searching', states: 3, transitions: 2 });
      setTimeout(() => close());
      return new Promise(() => {});
    });`;
  let started = 0;
  await page.route(/\/explore\.worker-[^/]*\.js$/, async (route) => {
    started += 1;
    await (started === 1 ? route.fulfill({ contentType: 'text/javascript', body: dying }) : route.continue());
  });
  await openRun(page, './#1/lost-update');
  const all = page.getByRole('region', { name: 'Every schedule, tried' });
  await expect(all.getByText(explored)).toBeVisible();
  expect(started).toBe(2);
});

test('what is judged in every scenario stands among the properties, and what says nothing is told', {
  tag: '@long',
}, async ({ page }) => {
  await openRun(page, './#1/lost-update');
  const properties = page.getByRole('region', { name: 'Properties' });
  await expect(properties).toContainText('No step ends in an error. (in every scenario)');
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: /scenario/i });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nnever x == 1 && a.seen == 2 odd "Never both.";');
  await expect(page.getByText('The page runs this text.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(properties).toContainText('Never both.');
  await expect(properties).toContainText(
    'It says less than it seems to, whatever the settings: “a.seen == 2” is true in no reachable state.',
  );
});
