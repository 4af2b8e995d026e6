/** A text that a stranger sends in a link is read beside the page: it can be left meanwhile, and reads the text itself where it must. */

import { expect, type Page } from '@playwright/test';
import { packText } from '../src/formats/link/packedText.ts';
import { test } from './watchedPage.ts';

const text = 'scenario "Sent by a stranger" lane cpu; int 0..1 x; task a on cpu { x = 1; }';
const fragment = `#1/~${packText(text)}`;
const reader = /\/foreign\.worker-[^/]*\.js$/;

const follow = (page: Page) =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, fragment);

test('a text whose reading does not end leaves the page to its reader; the next link opens', async ({
  page,
}) => {
  await page.clock.install();
  let asked = false;
  await page.route(reader, () => {
    asked = true;
  });
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await follow(page);
  await expect.poll(() => asked).toBe(true);
  // The minute after which the reader is given up does not end any more: no clock of the page goes on.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Draw your own' })).toBeVisible();
  await page.goto('./#1/lost-update');
  await page.keyboard.press('1');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
});

test('where the reader does not come the page reads the text itself', async ({ context }) => {
  const page = await context.newPage();
  await page.route(reader, (route) => route.abort());
  await page.goto(`./${fragment}`);
  await expect(page).toHaveTitle(/^Sent by a stranger/);
});
