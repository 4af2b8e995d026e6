/** The goals of a scenario, each reached with the keyboard; why it was won or lost; what the page remembers. */

import { expect, type Page } from '@playwright/test';
import { lastStep } from './lastStep.ts';
import { test } from './watchedPage.ts';

const goals = (page: Page) => page.getByRole('region', { name: 'Goals' });
const goal = (page: Page, name: string | RegExp) => goals(page).getByRole('button', { name });
const step = (page: Page) => page.getByRole('slider', { name: 'Step' });
const strip = (page: Page) => page.getByRole('region', { name: 'Goal', exact: true });
const known = (page: Page) => page.getByRole('list', { name: 'States by fate' });

/** Goes to the button of a goal with Tab, and presses it. */
async function choose(page: Page, name: string): Promise<void> {
  await goal(page, name).focus();
  await page.keyboard.press('Enter');
  await expect(goal(page, name)).toHaveAttribute('aria-expanded', 'true');
}

test('lost-update: all of its goals, with nothing but keys', async ({ page }) => {
  await page.goto('./#1/lost-update');
  await expect(known(page)).toBeVisible();
  await expect(goal(page, 'Play it as drawn')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(goal(page, /^reached: Play it as drawn/)).toBeVisible();
  await expect(strip(page)).toContainText('Both loaded before either stored');

  await choose(page, 'Provoke it yourself');
  await page.keyboard.press('g');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('h');
  await expect(page.getByRole('region', { name: 'Hints' })).toContainText('must have loaded');
  for (const key of ['1', '2', '2', '1']) await page.keyboard.press(key);
  // Its only hint is its last one.
  await expect(goal(page, /^reached with help: Provoke it yourself/)).toBeVisible();
  await expect(strip(page)).toContainText('Won.');
  await strip(page)
    .getByRole('button', { name: /^Play again/ })
    .click();
  await expect(step(page)).toHaveValue('0');
  for (const key of ['1', '2', '2', '1']) await page.keyboard.press(key);
  await expect(goal(page, /^reached: Provoke it yourself/)).toBeVisible();

  await choose(page, 'Avoid it');
  await page.keyboard.press('g');
  await expect(strip(page)).toContainText('Avoid it: your move.');
  await expect(strip(page)).toContainText('Step anybody, or pass.');
  await page.keyboard.press('1');
  await expect(strip(page)).toContainText('Lost at step');
  await page.keyboard.press('g');
  await expect(step(page)).toHaveValue('0');
  await page.keyboard.press('0');
  await expect(strip(page)).toContainText('The adversary: load x');
  await page.keyboard.press('1');
  await expect(strip(page)).toContainText(/Won\.|Lost at step/);
  if (await strip(page).getByText('Lost').isVisible()) {
    // It was the other task that the adversary had begun.
    await page.keyboard.press('g');
    await page.keyboard.press('0');
    await page.keyboard.press('2');
  }
  await expect(strip(page)).toContainText('Nothing can break it any more.');

  await choose(page, 'Same schedule, with the fix');
  await page.keyboard.press('g');
  await expect(page.getByRole('radio', { name: /atomic_inc/ })).toBeChecked();
  await page.keyboard.press('End');
  await expect(strip(page)).toContainText('Repaired.');
  await expect(goals(page).getByRole('button', { name: /^reached: / })).toHaveCount(4);
  // The level that comes next in the course, whichever that is.
  const next = goals(page).getByRole('link');
  const title = await next.innerText();
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Level: ${title}` })).toBeVisible();
});

test('once a goal is reached, its key and its button lead to the next one, and the focus goes along', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/lost-update');
  await expect(known(page)).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await expect(goal(page, /^reached: Play it as drawn/)).toBeVisible();
  await page.keyboard.press('g');
  await expect(goal(page, 'Provoke it yourself')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('g');
  await expect(step(page)).toHaveValue('0');
  for (const key of ['1', '2', '2', '1']) await page.keyboard.press(key);
  await expect(strip(page)).toContainText('Won.');
  await goal(page, /^Next goal/).focus();
  await page.keyboard.press('Enter');
  await expect(goal(page, 'Avoid it')).toBeFocused();
});

test('kvm-vcpu-block: a prediction, with fates hidden until it is made', async ({ page }) => {
  await page.goto('./#1/kvm-vcpu-block');
  await choose(page, 'Predict who breaks it');
  await page.keyboard.press('g');
  await expect(strip(page)).toContainText('Which of these steps breaks it?');
  const next = page.getByRole('region', { name: /^Next on / });
  await expect(next.getByText('doomed')).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(strip(page)).toContainText(/Right\.|Not that one\./);
  if (await strip(page).getByText('Not that one.').isVisible()) {
    // Wrong answers tell nothing; whoever gives up is shown.
    await expect(next.getByText('doomed')).toHaveCount(0);
    await page.getByRole('button', { name: 'Show me' }).click();
  }
  await expect(page.getByRole('list', { name: 'What each step leads to' })).toContainText('doomed');
  await expect(next.getByText('doomed')).not.toHaveCount(0);
});

test('ACRN: played as drawn, provoked by hand, and lost to the adversary, with the reason', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  await expect(known(page)).toBeVisible();
  await goal(page, 'Play it as drawn').click();
  await page.keyboard.press('End');
  await expect(strip(page)).toContainText('Stuck for ever.');
  await expect(strip(page)).toContainText('Two signals, step 31 and step 47, one credit.');
  await expect(page.getByRole('region', { name: 'Notes' })).toBeVisible();

  // The document's own schedule, taken step by step: whoever chooses each step has provoked it himself.
  await page.keyboard.press('Home');
  for (let taken = 0; taken < 47; taken++) {
    await page.locator('.step-button[data-drawn="true"], .move-row[data-drawn="true"]').first().click();
    await expect(step(page)).toHaveValue(`${taken + 1}`);
  }
  await expect(goal(page, /^reached: Provoke it yourself/).first()).toBeVisible();
  await expect(strip(page)).toContainText('Two signals, step 31 and step 47, one credit.');

  await choose(page, 'Avoid it');
  await page.keyboard.press('g');
  await expect(strip(page)).toContainText('Avoid it: your move.');
  for (let passed = 1; (await strip(page).getByText('Lost').count()) === 0; passed++) {
    await page.keyboard.press('0');
    await expect(step(page)).toHaveValue(`${passed}`);
    expect(passed).toBeLessThan(200);
  }
  await expect(strip(page)).toContainText('Two signals');
});

test('progress survives a reload, and can be cleared', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#1/lost-update');
  await expect(known(page)).toBeVisible();
  for (const key of ['1', '2', '2', '1']) await page.keyboard.press(key);
  await expect(goal(page, /^reached: Provoke it yourself/)).toBeVisible();
  await page.reload();
  await expect(goal(page, /^reached: Provoke it yourself/)).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('1 goal is reached, in 1 level');
  await sheet.getByRole('button', { name: 'Clear it' }).click();
  await expect(sheet).toContainText('No goal is reached yet');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(goal(page, /^Provoke it yourself/)).toBeVisible();
});

test('the story: one thing open at a time, and the notes stay where they are while one steps', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/acrn-sched-event');
  const story = page.getByRole('region', { name: 'Story' });
  const open = story.locator('.reading-title[aria-expanded="true"]');
  await expect(open).toHaveCount(1);
  await story.getByRole('button', { name: 'What became of it, and what the model leaves out' }).click();
  await expect(open).toHaveText('What became of it, and what the model leaves out');
  await page.keyboard.press('d');
  await expect(open).toHaveText("The commit's table");
  await page.keyboard.press('Home');
  const notes = page.getByRole('region', { name: 'Notes' });
  const before = await notes.boundingBox();
  for (let taken = 0; taken < 12; taken++) await page.keyboard.press('ArrowRight');
  expect(await notes.boundingBox()).toEqual(before);
});

test('on a phone the goal that is on stands in the strip, under the lanes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#1/lost-update');
  const line = strip(page);
  await expect(line).toContainText('Play it as drawn');
  await page.getByRole('tab', { name: 'Story' }).click();
  await goal(page, 'Avoid it').click();
  await goals(page).getByRole('button', { name: 'Start the game' }).click();
  await expect(line).toContainText('Avoid it: your move.');
  await page.getByRole('button', { name: 'Pass' }).click();
  await expect(line).toContainText('The adversary: load x');
  await line.getByRole('button', { name: 'Take back' }).click();
  await expect(step(page)).toHaveValue('0');
  for (const passed of ['1', '2']) {
    await page.getByRole('button', { name: 'Pass' }).click();
    await expect(step(page)).toHaveValue(passed);
  }
  const steps = page.getByRole('list', { name: 'Steps in view' });
  await expect(steps).toContainText('load x (the adversary’s move)');
});

test('while fates are hidden no part of the page tells them, and Shift F does', async ({ page }) => {
  await page.goto('./#1/kvm-hc-kick-cpu');
  await expect(known(page)).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.press('End');
  await lastStep(page);
  await choose(page, 'Provoke it yourself');
  await page.keyboard.press('g');
  await expect(step(page)).toHaveValue('0');
  const moves = ['1', '1', '2', '2', '2'];
  for (const [taken, key] of moves.entries()) {
    await page.keyboard.press(key);
    await expect(step(page)).toHaveValue(`${taken + 1}`);
    expect(await page.evaluate(fatesTold)).toEqual([]);
  }
  // One step before it is lost, the run is read as text, too.
  await page.keyboard.press('t');
  await expect(page.getByRole('region', { name: 'The run in sentences' })).toBeVisible();
  expect(await page.evaluate(fatesTold)).toEqual([]);
  await page.keyboard.press('t');
  await page.keyboard.press('Shift+F');
  await expect(page.getByRole('button', { name: /Then the run is doomed/ })).toBeVisible();
  expect(await page.evaluate(fatesTold)).not.toEqual([]);
  await expect(page).toHaveURL(/view:fates=shown/);
  await page.reload();
  await expect(page.getByRole('button', { name: /Then the run is doomed/ })).toBeVisible();
});

/** Runs in the page: what of its words, names, titles and drawings tells a fate. The story itself may say such words. */
function fatesTold(): readonly string[] {
  const telling =
    /doomed|point of no return|no schedule can save|can still be saved|is safe|stuck|can go wrong|not any more/i;
  const parts = [...document.querySelectorAll('.main, .transport, .detail, .run-text, .goals')];
  // How many states have which fate says nothing of this run.
  const counted = '[aria-label="States by fate"]';
  const textOf = (part: Element) => {
    const copy = part.cloneNode(true);
    if (!(copy instanceof Element)) return '';
    for (const list of copy.querySelectorAll(counted)) list.remove();
    return copy.textContent ?? '';
  };
  const words = parts.flatMap((part) => [
    textOf(part),
    ...[...part.querySelectorAll('[aria-label], [title], [aria-valuetext]')].flatMap((element) =>
      ['aria-label', 'title', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
    ),
    ...[...part.querySelectorAll('title')].map((title) => title.textContent ?? ''),
  ]);
  const drawn = document.querySelectorAll(
    '.fate-safe, .fate-doomed, [data-fate="safe"], [data-fate="doomed"], .path-no-return',
  );
  const told = [...drawn].filter((element) => element.closest(counted) === null);
  return [
    ...words.flatMap((text) => telling.exec(text)?.[0] ?? []),
    ...told.map(({ outerHTML }) => outerHTML.slice(0, 80)),
  ];
}
