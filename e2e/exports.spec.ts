/** Exports of runs in the tools that they are for. */

import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
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

test('Mermaid draws every exported sequence: its lanes, its steps and its arrows', async ({ page }) => {
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
