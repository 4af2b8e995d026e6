/** Draw your own: a table that is pasted on the first page is played at once, judged, and kept. */

import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoBarrierInAnyLight } from './axe.ts';
import { test } from './watchedPage.ts';

/** Pastes on the page itself, as `Ctrl V` outside of every field does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Where the verdict stands, between the run and its buttons. */
function strip(page: Page): Locator {
  return page.getByRole('region', { name: 'The run' }).getByRole('region', { name: 'Goal' });
}

/** A case of the reader, without what is expected of it. */
function drawn(file: string): string {
  return readFileSync(file, 'utf8').split('==>\n')[0] ?? '';
}

for (const [name, step, next] of [
  ['lockdep', 'lock(bucket)', 'irqs off'],
  ['table', 'spin_lock()', 'del_node(osk)'],
] as const)
  test(`${name}.txt, pasted on the first page, is played there and then`, {
    tag: name === 'lockdep' ? '@long' : [],
  }, async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Draw your own' })).toBeVisible();
    await paste(page, drawn(`src/skeleton/cases/${name}.txt`));
    await page.getByRole('button', { name: 'Step as pasted' }).click();
    await expect(strip(page)).toContainText(step);
    await page.getByRole('button', { name: 'Step as pasted' }).click();
    await expect(strip(page)).toContainText(next);
    await expect(page.getByRole('list', { name: 'Steps in view' })).toContainText(step);
    await page.getByRole('button', { name: 'Edit the code' }).click();
    await expect(page).toHaveTitle('Pasted table · Wakelane');
  });

test('a table is held against a scenario that has all its steps, and its run is played on', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#own');
  await page.getByRole('textbox', { name: 'The table' }).fill(drawn('src/tables/cases/acrn-commit.txt'));
  await page.getByRole('button', { name: 'The signal that was counted once' }).click();
  await expect(strip(page)).toContainText('This happens.');
  await expect(page.getByRole('list', { name: 'Cells' })).toContainText('VM exit: WBINVD');
  await expectNoBarrierInAnyLight(page);
  await page.getByRole('button', { name: /^Step vCPU2: signal 1/ }).click();
  await expect(strip(page)).not.toContainText('This happens.');
  await page.getByRole('link', { name: 'Open this run' }).click();
  await expect(page).toHaveTitle('The signal that was counted once · Wakelane');
});

test('where a table cannot happen, settings are offered with which it does', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#own');
  await page.getByRole('textbox', { name: 'The table' }).fill(drawn('src/tables/cases/acrn-commit.txt'));
  await page.getByRole('button', { name: 'The signal that was counted once' }).click();
  await page.getByRole('combobox', { name: 'fix' }).selectOption('counter');
  await expect(strip(page)).toContainText('Line 26 cannot happen');
  await page.getByRole('button', { name: 'fix = flag' }).click();
  await expect(strip(page)).toContainText('This happens.');
  await expect(page.getByRole('combobox', { name: 'fix' })).toHaveValue('flag');
});

test('where a table cannot happen, its lines are moved to the nearest order that does', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#own');
  const table = page.getByRole('textbox', { name: 'The table' });
  await table.fill('CPU0      CPU1\nstore x\nload x\n          load x\n');
  await page
    .getByRole('combobox', { name: /Held against/ })
    .selectOption({ label: 'Two increments, one result' });
  await expect(strip(page)).toContainText('Line 3 cannot happen');
  await page.getByRole('button', { name: /^Move / }).click();
  await expect(table).toHaveValue('CPU0      CPU1\nload x\nstore x\n          load x\n');
  await expect(strip(page)).toContainText('This happens.');
});

test('what is not certain is asked, and answered by a press', async ({ page }) => {
  await page.goto('./#own');
  const table = page.getByRole('textbox', { name: 'The table' });
  await table.fill(
    'CPU0          CPU1\n----          ----\nloads x now\n              load x\n              store x\n',
  );
  await page
    .getByRole('combobox', { name: /Held against/ })
    .selectOption({ label: 'Two increments, one result' });
  await expect(strip(page)).toContainText('Say first what line 3 stands for.');
  await page.getByRole('button', { name: 'load x', exact: true }).click();
  await expect(strip(page)).toContainText('This happens.');
});

test('what cannot be read is refused with a sentence, and the page goes on', async ({ page }) => {
  await page.goto('./#own');
  const table = page.getByRole('textbox', { name: 'The table' });
  await table.fill('Dear all,\n');
  await expect(page.getByText('There is no table in this text')).toBeVisible();
  await table.fill(`CPU0      CPU1\n----      ----\n${'x'.repeat(100_000)}\n`);
  await expect(page.getByText(/that is no cell/)).toBeVisible();
});

test('a text of one’s own is listed, survives a reload while it is edited, and is deleted', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#own');
  await beginNew(page);
  await expect(page).toHaveTitle('My race · Wakelane');
  await page.getByRole('toolbar', { name: 'Time' }).waitFor();
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: 'Scenario text' });
  await editor.press('Control+Home');
  await page.keyboard.type('scenario "Another name" // ');
  await expect(page).toHaveTitle('Another name · Wakelane');
  await page.reload();
  await expect(page).toHaveTitle('Another name · Wakelane');
  await page.goto('./');
  const own = page.getByRole('link', { name: 'Another name' });
  await expect(own).toBeVisible();
  await own.click();
  await expect(page).toHaveTitle('Another name · Wakelane');
  await page.goto('./');
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(own).toBeHidden();
});

/** Begins with nearly nothing. */
async function beginNew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New scenario' }).click();
  await page
    .getByRole('dialog', { name: 'New scenario' })
    .getByRole('button', { name: /nothing else/ })
    .click();
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Time' }).waitFor();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Scenario text' }).press('Control+Home');
  await page.keyboard.type(`scenario "${name}" // `);
  await expect(page).toHaveTitle(`${name} · Wakelane`);
}

test('two tabs that edit the same text do not overwrite each other', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#own');
  await beginNew(page);
  await expect(page).toHaveTitle('My race · Wakelane');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await rename(page, 'First tab');
  await page.goto('./');
  await expect(page.getByRole('link', { name: 'First tab' })).toBeVisible();
  await rename(other, 'Second tab');
  await expect(page.getByRole('link', { name: 'Second tab' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'First tab' })).toBeVisible();
});

test('the editor completes, goes to declarations, lists the text, and puts it into good form', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#1/lost-update');
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: 'Scenario text' });
  await editor.press('Control+Home');
  await page.keyboard.type('   // set in ');
  await page.getByRole('button', { name: 'Format' }).click();
  await expect(editor).toContainText('// set in ');
  await page.getByRole('combobox', { name: 'Go to' }).selectOption({ label: 'actor a' });
  await expect(editor).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' smp_m');
  await expect(page.getByRole('option', { name: /smp_mb/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a .race file is opened, and saved again', async ({ page }) => {
  await page.goto('./#own');
  const buffer = Buffer.from(readFileSync('src/scenarios/lost-update.race', 'utf8').replace('Two', 'My two'));
  await page.getByLabel('Open a file').setInputFiles({ name: 'my.race', mimeType: 'text/plain', buffer });
  await expect(page).toHaveTitle('My two increments, one result · Wakelane');
  await page.goto('./');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as .race' }).click();
  expect((await saved).suggestedFilename()).toBe('My-two-increments-one-result.race');
});

test('a .race file or a mail may be dropped anywhere on the page', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#own');
  const drop = async (name: string, text: string): Promise<void> => {
    const dataTransfer = await page.evaluateHandle(
      ([title, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], title, { type: 'text/plain' }));
        return data;
      },
      [name, text] as const,
    );
    await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
  };
  await drop('mail.txt', 'CPU0      CPU1\nstore x\n          load x\n');
  await expect(page.getByRole('textbox', { name: 'The table' })).toHaveValue(/store x/);
  await drop(
    'mine.race',
    readFileSync('src/scenarios/lost-update.race', 'utf8').replace('Two', 'Dropped two'),
  );
  await expect(page).toHaveTitle('Dropped two increments, one result · Wakelane');
});

test('what was edited outlives the tab', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#own');
  await beginNew(page);
  await expect(page).toHaveTitle('My race · Wakelane');
  const other = await page.context().newPage();
  await other.goto('./');
  await rename(page, 'Before the crash');
  await expect(other.getByRole('link', { name: 'Before the crash' })).toBeVisible();
  // Nothing of the page is asked whether it may be closed.
  await page.close({ runBeforeUnload: false });
  await other.getByRole('link', { name: 'Before the crash' }).click();
  await expect(other).toHaveTitle('Before the crash · Wakelane');
});

test('a text that is too large for a link is kept, and said to be so', { tag: '@long' }, async ({ page }) => {
  await page.goto('./#own');
  // Nothing repeats itself, so that it cannot be packed.
  let seed = 1;
  const word = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  };
  const comments = Array.from({ length: 1_500 }, () => `// ${Array.from({ length: 15 }, word).join('')}`);
  const text = readFileSync('src/scenarios/lost-update.race', 'utf8').replace('Two', 'Large two');
  const buffer = Buffer.from(`${text}\n${comments.join('\n')}\n`);
  await page.getByLabel('Open a file').setInputFiles({ name: 'large.race', mimeType: 'text/plain', buffer });
  await expect(page).toHaveTitle('Large two increments, one result · Wakelane');
  await page.getByRole('toolbar', { name: 'Time' }).waitFor();
  await page.keyboard.press('1');
  await expect(page.getByRole('alert')).toContainText('The text is too large for a link');
  await page.reload();
  await expect(page).toHaveTitle('Large two increments, one result · Wakelane');
});

test('the editor says what a word means, and goes to where a name is declared', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('./#1/lost-update');
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: 'Scenario text' });
  await editor
    .getByText('never', { exact: true })
    .or(editor.getByText('final', { exact: true }))
    .first()
    .hover();
  await expect(page.getByText(/^A property: the condition holds/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Go to' }).selectOption({ label: 'actor b' });
  await expect(editor).toBeFocused();
  // From the end of the name into the first line that uses what the actor declares.
  for (let line = 0; line < 6; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  for (let letter = 0; letter < 6; letter++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F12');
  await page.keyboard.type('noticed');
  await expect(editor).toContainText('int 0..2 noticed;');
});
