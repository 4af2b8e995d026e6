/** Bad input gets a clear answer, and nothing is lost. */

import { expect } from '@playwright/test';
import { test } from './watchedPage.ts';

test('a text with a mistake shows where and what to write, and the page keeps the last good run', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/lost-update');
  await page.keyboard.press('1');
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: /scenario/i });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nfinal y == 2 both "And y.";');
  const diagnostics = page.getByRole('list', { name: 'Diagnostics' });
  await expect(diagnostics).toContainText('Nothing is called y here.');
  await expect(diagnostics).toContainText(/\d+:7/);
  await expect(page.getByText('the page runs the last one that had none')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('load x');
  for (let back = 0; back < 28; back++) await page.keyboard.press('Backspace');
  await expect(page.getByText('The page runs this text.')).toBeVisible();
});

const links = [
  ['no link at all', '%%%', /link/i],
  ['an unknown scenario', '1/no-such-race', /no-such-race/],
  ['an unknown setting', '1/acrn-sched-event/fux=flag', /fux/],
  ['an unknown value', '1/acrn-sched-event/fix=semaphore', /semaphore/],
  ['an impossible step', '1/lost-update/fix=plain/a,a,a', /Step 3 of the link is impossible: a has finished/],
  ['an unknown actor', '1/lost-update/fix=plain/a,c', /\bc\b/],
  ['another version', '9/lost-update', /version/i],
] as const;

test('a link with a mistake opens what it can and says what is wrong', async ({ page }) => {
  for (const [what, fragment, sentence] of links)
    await test.step(what, async () => {
      await page.goto(`./#${fragment}`);
      await expect(page.getByRole('alert')).toContainText(sentence);
      await expect(
        page
          .getByRole('button', { name: /^Step / })
          .or(page.getByText('has finished'))
          .first(),
      ).toBeVisible();
    });
});

test('who goes on to another run while a text of one’s own is fetched gets the run that was asked for last', {
  tag: '@long',
}, async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // The parser, which only a link with a text needs.
  await page.route(/\/scenario-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/scenario-[^/]*\.js$/);
  await page.goto('./');
  await page.evaluate(() => {
    // scenario "Mine" lane cpu; int 0..1 x; task a on cpu { x = 1; }
    window.location.hash =
      '#1/lost-update~K05OzUssysxXUPLNzEtV4spJzEtVSC4otebKzCtRMNDTM1SosOYqSSzOVkhUyM8DSSlUK1Qo2CoYWivUcgEA';
  });
  await asked;
  await page.evaluate(() => {
    window.location.hash = '#1/store-buffering';
  });
  letGo();
  await expect(page).toHaveTitle(/^Both read zero/);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what was asked for is done on a machine that is never idle', { tag: '@long' }, async ({ page }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await page.goto('./#1/lost-update');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(page.getByRole('slider', { name: 'Step' })).not.toHaveValue('0');
});

test('what needs a file that does not come says so, and the run stays', async ({ context }) => {
  const page = await context.newPage();
  await page.addInitScript(() => window.localStorage.setItem('wakelane-tour', 'seen'));
  await page.route(/\/compiler-[^/]*\.js$/, (route) => route.abort());
  await page.goto('./#1/lost-update//a@1of1');
  await page.getByRole('toolbar', { name: 'Time' }).waitFor();
  await page.keyboard.press('d');
  await expect(page.getByRole('alert')).toContainText('the compiler, a file of the page that did not come');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
});
