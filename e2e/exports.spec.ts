/** Exports of runs in the tools that they are for. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Mermaid } from 'mermaid';

declare global {
  interface Window {
    /** What Mermaid's script defines. */
    readonly mermaid: Mermaid;
  }
}

/** What `wakelane export` prints. */
function exported(...args: readonly string[]): string {
  return execFileSync('node', ['bin/wakelane.js', 'export', ...args], { encoding: 'utf8' });
}

const runs: readonly (readonly string[])[] = [
  ['kvm-hc-kick-cpu', '--run', '1'],
  ['acrn-sched-event', '--drawn', '1', '--fair'],
  ['store-buffering', '--drawn', '1'],
  ['lost-update', '--drawn', '1'],
];

test('Mermaid draws every exported sequence: its lanes, its steps and its arrows', { tag: '@long' }, async ({
  page,
}) => {
  await page.setContent('<main></main>');
  await page.addScriptTag({ path: 'node_modules/mermaid/dist/mermaid.min.js' });
  for (const args of runs) {
    const text = exported(...args, '--to', 'mermaid');
    const steps = text.match(/: \d+\. /g) ?? [];
    await page.evaluate(async (diagram) => {
      const { svg } = await window.mermaid.render('drawn', diagram);
      const main = document.querySelector('main');
      if (main !== null) main.innerHTML = svg;
    }, text);
    const drawn = (await page.locator('main svg text').allTextContents()).join('\n');
    // Each step stands in the picture with its number, and no entity is left in its words.
    for (let turn = 1; turn <= steps.length; turn++) expect(drawn).toContain(`${turn}. `);
    expect(drawn).not.toMatch(/#\d+;|Syntax error/);
    await expect(page.locator('main svg')).toBeVisible();
  }
});

/** Opens a run and the sheet over it. */
async function openSheet(page: Page, link: string): Promise<Locator> {
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Shift+E');
  const sheet = page.getByRole('dialog', { name: 'Export this run' });
  await expect(sheet).toBeVisible();
  return sheet;
}

test('the page exports the run in every form, each with a look at it, by keys alone', async ({ page }) => {
  const sheet = await openSheet(page, '/#1/lost-update/fix=plain/a,b*2,a@4of4');
  await expect(sheet.getByRole('radio', { name: 'SVG picture' })).toBeChecked();
  const picture = sheet.getByRole('region', { name: 'Preview' }).getByRole('img');
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600);
  await sheet.getByRole('radio', { name: 'SVG picture' }).focus();
  const expected = [
    ['Table', 'lost-update.txt', '1/lost-update'],
    ['Mermaid', 'lost-update.mmd', 'sequenceDiagram'],
    ['PlantUML', 'lost-update.puml', '@startuml'],
    ['Chrome trace', 'lost-update.trace.json', 'traceEvents'],
    ['Promela', 'lost-update.pml', 'd_step'],
    ['Litmus test', undefined, 'This is no litmus test'],
    ['XState charts', undefined, 'No variable of this scenario is a chart'],
    ['Run file', 'lost-update.run.json', 'wakelane-run'],
  ] as const;
  await page.keyboard.press('ArrowDown');
  await expect(sheet.getByText('lost-update.png')).toBeVisible();
  for (const [title, name, words] of expected) {
    await page.keyboard.press('ArrowDown');
    await expect(sheet.getByRole('radio', { name: title })).toBeChecked();
    if (name === undefined) {
      await expect(sheet.getByRole('status').first()).toContainText(words);
      continue;
    }
    await expect(sheet.getByText(name)).toBeVisible();
    await expect(sheet.getByRole('region', { name: 'Preview' })).toContainText(words);
  }
  const download = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Download' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('lost-update.run.json');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('a picture is an image that other pages show: in both directions of time, both colours, as SVG and as PNG', {
  tag: '@long',
}, async ({ page }) => {
  const sheet = await openSheet(page, '/#1/lost-update/fix=plain/a,b*2,a@4of4');
  const sizes: (readonly number[])[] = [];
  for (const form of ['SVG picture', 'PNG picture'])
    for (const time of ['downwards', 'rightwards']) {
      await sheet.getByRole('radio', { name: form }).check();
      await sheet.getByLabel('Time runs').selectOption(time);
      await sheet.getByLabel('Colours').selectOption('dark');
      const download = page.waitForEvent('download');
      await sheet.getByRole('button', { name: 'Download' }).click();
      const path = await (await download).path();
      const type = form.startsWith('SVG') ? 'image/svg+xml' : 'image/png';
      const bytes = readFileSync(path);
      // Well-formed, as the browser's own parser reads it.
      if (type === 'image/svg+xml')
        expect(
          await page.evaluate(
            (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'),
            bytes.toString('utf8'),
          ),
        ).toBeNull();
      sizes.push(
        await page.evaluate(
          async (address) => {
            const image = new Image();
            image.src = address;
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
          },
          `data:${type};base64,${bytes.toString('base64')}`,
        ),
      );
    }
  const [down, right, pngDown, pngRight] = sizes;
  expect(pngDown).toEqual(down?.map((size) => 2 * size));
  expect(pngRight).toEqual(right?.map((size) => 2 * size));
});

test('a run file opens again, a damaged one says why, and nothing is lost', { tag: '@long' }, async ({
  page,
}) => {
  const frozen = readFileSync('src/formats/exports/cases/frozen-1-kvm-hc-kick-cpu.json');
  const sheet = await openSheet(page, '/#1/acrn-sched-event');
  const file = sheet.getByLabel('Open a run file');
  const damaged = frozen.subarray(0, 80);
  await file.setInputFiles({ name: 'x.run.json', mimeType: 'application/json', buffer: damaged });
  await expect(sheet.getByRole('alert')).toContainText('damaged');
  expect(page.url()).toContain('acrn-sched-event');
  await file.setInputFiles({ name: 'y.run.json', mimeType: 'application/json', buffer: frozen });
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/@8of8/);
  await expect(page).toHaveTitle('A kick for a vCPU that has not halted yet · Wakelane');
});
