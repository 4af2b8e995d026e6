/**
 * States a second, and the time to verdicts, for us and for SPIN. Prints; fails only where the two do not find the same.
 * A machine is noisy: only the ratios within one run mean something.
 */

import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Program } from '../src/model/program.ts';

type Bench = typeof import('../src/cli/bench.ts');

/** In the page: the worker of the built page, asked directly. Seconds until its search and its verdicts were done. */
async function inBrowser({
  worker,
  program,
}: {
  readonly worker: string;
  readonly program: Program;
}): Promise<{ readonly search: number; readonly verdicts: number }> {
  const explorer = new Worker(worker, { type: 'module' });
  const begin = performance.now();
  const since = (): number => (performance.now() - begin) / 1000;
  return new Promise((resolve) => {
    let search = 0;
    explorer.onmessage = ({ data }: MessageEvent<{ readonly kind: string }>) => {
      if (data.kind === 'searching') search = since();
      if (data.kind !== 'report') return;
      explorer.terminate();
      resolve({ search, verdicts: since() });
    };
    explorer.postMessage({ program, options: { states: 20_000_000, fairness: true } });
  });
}

test('the search, side by side with SPIN', async ({ page }) => {
  const bench: Bench = await import(new URL('../dist-cli/bench.js', import.meta.url).href);
  const assets = readdirSync(new URL('../dist/assets/', import.meta.url));
  const worker = `./assets/${assets.find((name) => /^explore\.worker.*\.js$/.test(name)) ?? ''}`;
  await page.goto('./');
  const lines: string[] = [];
  for (const { title, program } of bench.configurations()) {
    const wasm = bench.measureSearch(program, 'wasm');
    const closures = bench.measureSearch(program, 'closures');
    const verdicts = bench.measureVerdicts(program);
    const browser = await page.evaluate(inBrowser, { worker, program });
    lines.push(
      `${title}: ${wasm.states} states, ${wasm.transitions} transitions, ${program.words * 4} bytes a state`,
      row('node, WebAssembly', wasm.states, wasm.seconds, `verdicts after ${verdicts.toFixed(2)} s`),
      row('node, closures', closures.states, closures.seconds, ''),
      row(
        'Chromium, worker',
        wasm.states,
        browser.search,
        `verdicts after ${browser.verdicts.toFixed(2)} s; edges kept`,
      ),
    );
    if (!bench.hasSpin()) continue;
    const spin = await bench.benchSpin(program, wasm.states);
    const wait = `before that ${(spin.generateSeconds + spin.compileSeconds).toFixed(2)} s to generate and compile`;
    const ratio = spin.searchSeconds / wasm.seconds;
    lines.push(
      row('SPIN, pan -O2', spin.states, spin.searchSeconds, wait),
      `  node, WebAssembly : SPIN = ${ratio.toFixed(2)} : 1`,
    );
    expect([spin.states, spin.transitions - 1]).toEqual([wasm.states, wasm.transitions]);
  }
  console.log(`\n${lines.join('\n')}`);
});

function row(name: string, states: number, seconds: number, more: string): string {
  // A search that ends before it first tells how far it is has no time of its own.
  const rate = seconds === 0 ? '–' : `${(states / seconds / 1e6).toFixed(2)} M states/s`;
  return `  ${name.padEnd(20)}${seconds.toFixed(3).padStart(8)} s  ${rate.padStart(16)}  ${more}`.trimEnd();
}
