/** Draw your own: a table that is pasted on the first page is played at once, judged, and kept. */

import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
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

/** A case of the reader, without what is expected of it. */
function drawn(file: string): string {
  return readFileSync(file, 'utf8').split('==>\n')[0] ?? '';
}

for (const [name, step] of [
  ['lockdep', 'lock(bucket)'],
  ['table', 'lookup()'],
] as const)
  test(`${name}.txt, pasted on the first page, is played with one press`, async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Draw your own' })).toBeVisible();
    await paste(page, drawn(`src/skeleton/cases/${name}.txt`));
    await page.getByRole('button', { name: 'Play it' }).click();
    await expect(page.getByRole('button', { name: step }).first()).toBeVisible();
    await expect(page).toHaveTitle('Pasted table · Wakelane');
  });

test('a table is held against a scenario that has all its steps, and its run is opened', async ({ page }) => {
  await page.goto('./#own');
  await page.getByRole('textbox', { name: 'The table' }).fill(drawn('src/tables/cases/acrn-commit.txt'));
  await page.getByRole('button', { name: 'The signal that was counted once' }).click();
  await expect(page.getByText(/cannot come after the cells before it|This happens\./).first()).toBeVisible();
  await expect(page.getByRole('table')).toContainText('VM exit: WBINVD');
  await expectNoBarrierInAnyLight(page);
  await page.getByRole('link', { name: /^Play/ }).click();
  await expect(page).toHaveTitle('The signal that was counted once · Wakelane');
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
  await expect(page.getByText('Not decided')).toBeVisible();
  await page.getByRole('button', { name: 'load x', exact: true }).click();
  await expect(page.getByText('This happens.')).toBeVisible();
});

test('what cannot be read is refused with a sentence, and the page goes on', async ({ page }) => {
  await page.goto('./#own');
  const table = page.getByRole('textbox', { name: 'The table' });
  await table.fill('Dear all,\n');
  await expect(page.getByText('There is no table in this text')).toBeVisible();
  await table.fill(`CPU0      CPU1\n----      ----\n${'x'.repeat(100_000)}\n`);
  await expect(page.getByText(/that is no cell/)).toBeVisible();
});

test('a text of one’s own is listed, survives a reload while it is edited, and is deleted', async ({
  page,
}) => {
  await page.goto('./#own');
  await page.getByRole('button', { name: 'New scenario' }).click();
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

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Time' }).waitFor();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Scenario text' }).press('Control+Home');
  await page.keyboard.type(`scenario "${name}" // `);
  await expect(page).toHaveTitle(`${name} · Wakelane`);
}

test('two tabs that edit the same text do not overwrite each other', async ({ page }) => {
  await page.goto('./#own');
  await page.getByRole('button', { name: 'New scenario' }).click();
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

test('the editor completes, goes to declarations, lists the text, and puts it into good form', async ({
  page,
}) => {
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
  await page
    .getByLabel('Open a .race file')
    .setInputFiles({ name: 'my.race', mimeType: 'text/plain', buffer });
  await expect(page).toHaveTitle('My two increments, one result · Wakelane');
  await page.goto('./');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as .race' }).click();
  expect((await saved).suggestedFilename()).toBe('My-two-increments-one-result.race');
});
