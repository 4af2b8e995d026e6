/** A homework: a lecturer's link is played, handed in, opened again and graded. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectNoBarrier } from './axe.ts';
import { test } from './watchedPage.ts';

/** What the command line prints. */
function wakelane(...args: readonly string[]): string {
  return execFileSync('node', ['bin/wakelane.js', ...args], { encoding: 'utf8' });
}

const study = `study: Operating systems, week 5
note: until Friday
tasks:
  - title: Lose an update
    before: Let one of the two updates get lost.
    scenario: lost-update
    settings: { fix: plain }
    goal: provoke
    property: sum
    question: At which step was it too late?
  - title: Change one line
    scenario: primer-sleep
    goal: change
  - title: Fill in the table
    scenario: lost-update
    goal: table
    property: sum
    table: |
      CPU0        CPU1
      load x
                  ?
                  store x
      ?
  - title: What can x be?
    goal: question
    question: What can x be?
    choices: [2 only, 1 or 2]
    right: 2
`;

/** The lecturer's file, and the fragment of its link. */
function set(path: string): { readonly file: string; readonly fragment: string } {
  const file = `${path}.yaml`;
  writeFileSync(file, study);
  return {
    file,
    fragment: wakelane('study', file)
      .trim()
      .replace(/^[^#]*/, ''),
  };
}

const sheet = (page: Page) => page.getByRole('region', { name: 'Homework' });
const said = (page: Page) => page.getByRole('status', { name: 'Your answer' });
const task = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tasks' }).getByRole('button', { name });

test(
  'a homework is played, handed in as a link, and graded',
  { tag: '@long' },
  async ({ page, context }, info) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { file, fragment } = set(info.outputPath('week5'));
    await page.goto(`./${fragment}`);
    await expect(sheet(page)).toContainText('Find a run that breaks this: When both are done, x is 2.');
    await expect(page.getByRole('row', { name: /fix/ })).toContainText('fixed');
    await expectNoBarrier(page);

    // What the lecturer has fixed is set back, by whatever key it was changed.
    await page.keyboard.press('f');
    await expect(page.getByRole('alert')).toContainText('Your lecturer has fixed this setting.');
    await expect(page.getByRole('row', { name: /fix/ })).toContainText('x = x + 1 in plain C');

    for (const key of ['1', '2', '2', '1']) await page.keyboard.press(key);
    await expect(said(page)).toContainText('Solved.');
    await sheet(page).getByLabel('At which step was it too late?').fill('Step 2: both have loaded.');

    await task(page, 'Change one line').click();
    await expect(said(page)).toContainText('Not answered yet.');

    await task(page, 'Fill in the table').click();
    const table = sheet(page).getByLabel('The table');
    await table.fill((await table.inputValue()).replace('?', 'load x').replace('?', 'store x'));
    await expect(said(page)).toContainText('Solved.');

    await task(page, 'What can x be?').click();
    await page.getByRole('radio', { name: '1 or 2' }).check();
    await expect(page.getByText('Your lecturer will read it.')).toBeVisible();

    await page.getByLabel('Your name or number').fill('s2417');
    await page.reload();
    await expect(page.getByText('2 of 4 solved')).toBeVisible();
    await page.getByRole('button', { name: 'Copy the link to hand in' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    // The lecturer opens it: every answer is played again, and nothing can be changed.
    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByText('Handed in by s2417')).toBeVisible();
    await expect(other.getByText('2 of 4 solved')).toBeVisible();
    await expect(other.getByRole('slider', { name: 'Step' })).toHaveValue('4');

    const answers = info.outputPath('answers.txt');
    writeFileSync(answers, `${link}\n`);
    const graded = wakelane('grade', answers, '--study', file);
    expect(graded).toContain('s2417');
    expect(graded).toContain('3 of 4 solved');
    expect(graded).toContain('says: Step 2: both have loaded.');
  },
);

test('a homework whose link was cut off says so, and shows a way on', async ({ page }, info) => {
  const { fragment } = set(info.outputPath('week5'));
  await page.goto('./');
  await page.evaluate(
    (damaged) => {
      window.location.hash = damaged;
    },
    fragment.slice(0, 60),
  );
  await expect(page.getByRole('alert')).toContainText('damaged');
  await page.getByRole('link', { name: 'all levels' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a lecturer sets the scenario that is open as homework', { tag: '@long' }, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#1/primer-sleep');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Set as homework' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set this as homework' });
  await dialog.getByLabel('To be read before').fill('Leave the visitor hungry.');
  await expectNoBarrier(page);
  await dialog.getByRole('button', { name: 'Copy the link for students' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const students = await context.newPage();
  await students.goto(link);
  await expect(sheet(students)).toContainText('Leave the visitor hungry.');
  await expect(sheet(students)).toContainText(
    'Find a run that breaks this: The visitor can always still get a meal.',
  );
});
