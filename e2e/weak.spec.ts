/** A machine with a weak memory, as a student meets it: what the screen tells of old data, and of the barrier that mends it. */

import { expect, type Page } from '@playwright/test';
import { packText } from '../src/formats/link/packedText.ts';
import { lastStep } from './lastStep.ts';
import { test } from './watchedPage.ts';

const strip = (page: Page) => page.getByRole('region', { name: 'Goal', exact: true });
const keeps = (page: Page, lane: string) => page.getByRole('region', { name: `What ${lane} keeps` });
const next = (page: Page, lane: string) => page.getByRole('region', { name: new RegExp(`^Next on ${lane}`) });
const step = (page: Page) => page.getByRole('slider', { name: 'Step' });
const seen = (page: Page) => page.getByRole('region', { name: 'Who sees each store' });
const tried = (page: Page) => page.getByRole('region', { name: 'Every schedule, tried' });
const history = (page: Page) => page.getByRole('region', { name: 'History' });
const button = (page: Page, name: RegExp) => page.getByRole('button', { name });

async function take(page: Page, name: RegExp, at: number): Promise<void> {
  await button(page, name).click();
  await expect(step(page)).toHaveValue(`${at}`);
}

test('message passing: the screen tells why the data is old, which barrier mends it, and why one is not enough', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/weak-message/writer=wmb,reader=none,memory=weak');
  await take(page, /^Step sender: write data/, 1);
  await expect(keeps(page, 'cpu0')).toContainText('Buffer: data = true.');
  await take(page, /^Step sender: smp_wmb/, 2);
  await take(page, /^Step sender: raise flag/, 3);
  await expect(keeps(page, 'cpu0')).toContainText('Buffer: data = true, then flag = true behind a line.');
  // The sender's barrier does its part: only the data may go.
  await expect(button(page, /overtakes/)).toHaveCount(0);
  await take(page, /^Step cpu0.drain: data reaches memory/, 4);
  await expect(history(page)).toContainText('keeps the old data, false');
  await take(page, /^Step cpu0.drain: flag reaches memory/, 5);
  await expect(keeps(page, 'cpu1')).toContainText('Still sees old data false, flag false.');
  await expect(seen(page)).toContainText('not seen by cpu1 yet');
  await take(page, /^Step cpu1.news.flag: hears of flag/, 6);
  await take(page, /^Step receiver: look at flag/, 7);
  await expect(keeps(page, 'cpu1')).toContainText('Still sees old data false.');
  // What the load will take is told before it is done: the old value, and what memory has.
  await expect(
    button(page, /^Step receiver: read data. still sees the old data, false \(memory: true\)/),
  ).toBeVisible();
  await take(page, /^Step receiver: read data/, 8);
  await expect(page.locator('.now-band')).toContainText('still sees the old data, false (memory: true)');
  await expect(seen(page)).toContainText('cpu1 read the old one at 8');

  // The receiver's side alone: nothing is old, but the data is not in memory.
  await page.goto('./#1/weak-message/writer=none,reader=rmb,memory=weak');
  await take(page, /^Step sender: write data/, 1);
  await take(page, /^Step sender: raise flag/, 2);
  await take(page, /^Step cpu0.pass: flag reaches memory first. overtakes data = true/, 3);
  await take(page, /^Step cpu1.news.flag/, 4);
  await take(page, /^Step receiver: look at flag/, 5);
  await take(page, /^Step receiver: smp_rmb/, 6);
  await expect(keeps(page, 'cpu0')).toContainText('Buffer: data = true.');
  await take(page, /^Step receiver: read data/, 7);
  await take(page, /^Step cpu0.drain: data reaches memory/, 8);
  await expect(page.getByRole('region', { name: /^Properties/ })).toContainText('Broken at step 8');
  await expect(seen(page)).toContainText('seen by all since 8');

  // Both sides together.
  await page.goto('./#1/weak-message/writer=wmb,reader=rmb,memory=weak');
  await expect(tried(page)).toContainText('states');
  await page.keyboard.press('Shift+F');
  await expect(page.getByRole('region', { name: /^Properties/ })).toContainText('Holds in every schedule.');
  // The next link shows what its goal lets be shown, until one asks again.
  await page.goto('./#1/weak-message/writer=wmb,reader=acquire,memory=weak');
  await page.reload();
  await expect(tried(page)).toContainText('states');
  await page.keyboard.press('Shift+F');
  await expect(page.getByRole('region', { name: /^Properties/ })).toContainText('Holds in every schedule.');
});

test('news and pass are buttons of their lane, and hide what they lead to until one asks', async ({
  page,
}) => {
  const fated = (lane: string, name: string) =>
    next(page, lane).getByRole('button', { name: new RegExp(`^Step ${name}: .* Then the run is `) });
  await page.goto('./#1/weak-message/writer=none,reader=none,memory=weak');
  await expect(tried(page)).toContainText('states');
  await take(page, /^Step sender: write data/, 1);
  await take(page, /^Step sender: raise flag/, 2);
  await expect(next(page, 'cpu0').getByRole('button', { name: /^Step cpu0.pass/ })).toBeVisible();
  await expect(button(page, /Then the run is/)).toHaveCount(0);
  await page.keyboard.press('Shift+F');
  await expect(fated('cpu0', 'cpu0.pass')).toBeVisible();
  await page.keyboard.press('Shift+F');
  await expect(button(page, /Then the run is/)).toHaveCount(0);
  await take(page, /^Step cpu0.pass/, 3);
  await expect(next(page, 'cpu1').getByRole('button', { name: /^Step cpu1.news.flag/ })).toBeVisible();
  await expect(button(page, /Then the run is/)).toHaveCount(0);
  await page.keyboard.press('Shift+F');
  await expect(fated('cpu1', 'cpu1.news.flag')).toBeVisible();
  await take(page, /^Step cpu1.news.flag/, 4);
  await take(page, /^Step receiver: look at flag/, 5);
  await take(page, /^Step receiver: read data/, 6);
  await take(page, /^Step cpu0.drain/, 7);
  await expect(strip(page)).toContainText('cpu1 saw the flag, and not the data before it.');
});

test('taking a barrier of KVM out is drawn as the run that breaks it', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/vcpu-mode-handshake/fence=mb,kick=bare,irqs=early,other=nobody,memory=weak');
  await expect(tried(page)).toContainText('states');
  await page.keyboard.press('Shift+F');
  await page.getByRole('button', { name: 'Show the shortest' }).first().click();
  expect(await lastStep(page)).toBe(11);
  await expect(page.getByRole('region', { name: /^Properties/ })).toContainText('Broken at step 11');
  await page.goto('./#1/vcpu-mode-handshake/fence=mb,kick=locked,irqs=early,other=nobody,memory=weak');
  await expect(page.getByRole('region', { name: /^Properties/ })).toContainText('Holds in every schedule.');
  await expect(page.getByRole('button', { name: 'Show the shortest' })).toHaveCount(0);
});

test('what the weak memory leaves out stands on the sheet of a scenario that offers it', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/kvm-vcpu-block');
  await page.getByRole('button', { name: /what the model leaves out/i }).click();
  const sheet = page.locator('.abstraction');
  await expect(sheet.getByText(/^Arm-like memory: /)).toHaveCount(3);
});

test('where plain flags hold on x86 alone, the explorer says that a weaker machine was not asked, and how to ask', async ({
  page,
}) => {
  const text = `scenario "Flags" memory tso; lane cpu0; lane cpu1; bool data; bool flag;
task t on cpu0 { data = true; flag = true; }
task u on cpu1 { bool r; r = flag; if (r) { r = data; assert r "It is there."; } }`;
  await page.goto(`./#1/~${packText(text)}`);
  await expect(tried(page)).toContainText(
    'cpu0 stores data and flag, and cpu1 reads both, with no barrier: x86 keeps them in order. A weaker machine was not asked. To ask one, offer memory weak, too.',
    { useInnerText: true },
  );
});
