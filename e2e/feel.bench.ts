/**
 * How the page feels, beside the build of an earlier commit: `WAKELANE_BEFORE=COMMIT npm run bench:feel`. Both are served
 * and measured in one run, a step at a time by turns, so that what else the machine does is in both. Prints; the targets
 * are those of the issue about the page recomposed: a step at most 40 % of before, a key press in a long run half.
 */

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type CDPSession, expect, type Page, test } from '@playwright/test';

type Bench = typeof import('../src/cli/bench.ts');

/** A build that is served. */
interface Served {
  readonly name: string;
  readonly url: string;
}

test.describe.configure({ timeout: 1_800_000 });

test('one step, a key press at 10,000 steps, a new step at 100,000', async ({ browser, baseURL }) => {
  const bench: Bench = await import(new URL('../dist-cli/bench.js', import.meta.url).href);
  expect(baseURL).toBeDefined();
  const now: Served = { name: 'now', url: baseURL ?? '' };
  const commit = process.env['WAKELANE_BEFORE'];
  const before = commit === undefined ? undefined : await serveCommit(commit);
  try {
    const builds = before === undefined ? [now] : [{ name: commit ?? '', url: before.url }, now];
    const measure = async (
      title: string,
      of: (page: Page, client: CDPSession) => Promise<Times>,
      link: string,
    ) => {
      const found = [];
      for (const { name, url } of builds) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.addInitScript(() => window.localStorage.setItem('wakelane-tour', 'seen'));
        const client = await page.context().newCDPSession(page);
        await client.send('Performance.enable', { timeDomain: 'threadTicks' });
        await page.goto(`${url}#${link}`);
        await page.getByRole('toolbar', { name: 'Time' }).waitFor({ timeout: 300_000 });
        found.push({ name, times: await of(page, client) });
        await page.close();
      }
      console.log(tableOf(title, found));
    };
    await measure('one step at ACRN', stepsOfAcrn, '1/acrn-sched-event');
    await measure(
      'a key press at 10,000 steps',
      (page, client) => keys(page, client, 10_000, 'ArrowLeft'),
      bench.longRunLink(10_000),
    );
    await measure(
      'a new step at 100,000',
      (page, client) => keys(page, client, 100_000, '1'),
      bench.longRunLink(100_000),
    );
  } finally {
    before?.close();
  }
});

/** Milliseconds for each key press, the middle of all. */
type Times = Readonly<Record<'script' | 'style' | 'layout' | 'paint' | 'nodes made', number>>;

async function stepsOfAcrn(page: Page, client: CDPSession): Promise<Times> {
  await page.keyboard.press('d');
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  const step = page.getByRole('slider', { name: 'Step' });
  await expect(step).toHaveValue('66', { timeout: 120_000 });
  return perKey(
    page,
    client,
    Array.from({ length: 20 }, () => 'ArrowLeft'),
  );
}

async function keys(page: Page, client: CDPSession, turns: number, key: string): Promise<Times> {
  const step = page.getByRole('slider', { name: 'Step' });
  await expect(step).toHaveValue(`${turns}`, { timeout: 300_000 });
  // The explorer works at first, and wants a processor of its own.
  await expect(page.getByText('fate', { exact: true }).first()).toBeVisible({ timeout: 300_000 });
  await page.keyboard.press('ArrowLeft');
  return perKey(
    page,
    client,
    Array.from({ length: 15 }, () => key),
  );
}

async function perKey(page: Page, client: CDPSession, presses: readonly string[]): Promise<Times> {
  await page.evaluate(watchPaints);
  const all: Times[] = [];
  for (const key of presses) {
    const before = await durations(client);
    await page.keyboard.press(key);
    await page.waitForFunction((wanted) => (window.paints ?? []).length >= wanted, all.length + 1);
    const after = await durations(client);
    const { paint = 0, nodes = 0 } = (await page.evaluate(() => window.paints?.at(-1))) ?? {};
    const [script = 0, style = 0, layout = 0] = after.map((each, index) => each - (before[index] ?? 0));
    all.push({ script, style, layout, paint, 'nodes made': nodes });
  }
  const middle = (name: keyof Times) =>
    all.map((each) => each[name]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return {
    script: middle('script'),
    style: middle('style'),
    layout: middle('layout'),
    paint: middle('paint'),
    'nodes made': middle('nodes made'),
  };
}

async function durations(client: CDPSession): Promise<readonly number[]> {
  const { metrics } = await client.send('Performance.getMetrics');
  return ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'].map(
    (name) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0),
  );
}

declare global {
  interface Window {
    /** Of each key press: milliseconds to the paint after it, and DOM nodes made for it. */
    paints?: { readonly paint: number; readonly nodes: number }[];
  }
}

/** Runs in the page. */
function watchPaints(): void {
  const paints: { readonly paint: number; readonly nodes: number }[] = [];
  window.paints = paints;
  let nodes = 0;
  const count = (node: Node): number =>
    1 + [...node.childNodes].reduce((sum, child) => sum + count(child), 0);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) nodes += count(node);
  }).observe(document, { childList: true, subtree: true });
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      nodes = 0;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => paints.push({ paint: performance.now() - timeStamp, nodes });
        channel.port2.postMessage(undefined);
      });
    },
    { capture: true },
  );
}

function tableOf(title: string, found: readonly { readonly name: string; readonly times: Times }[]): string {
  const [first] = found;
  const lines = found.map(({ name, times }) => {
    const work = workOf(times);
    const share =
      first === undefined || first.name === name
        ? ''
        : `  ${share100(work, workOf(first.times))} work, ${share100(times.paint, first.times.paint)} to the paint`;
    const cells = Object.entries(times).map(([what, each]) => `${what} ${each.toFixed(1).padStart(6)}`);
    return `  ${name.slice(0, 10).padEnd(10)} ${cells.join('   ')}   script, style and layout ${work.toFixed(1)} ms${share}`;
  });
  return `\n${title}\n${lines.join('\n')}`;
}

function workOf({ script, style, layout }: Times): number {
  return script + style + layout;
}

function share100(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`;
}

/** Builds a commit in a folder of its own and serves it. */
async function serveCommit(commit: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'wakelane-before-'));
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, [...args], { cwd: folder, stdio: 'inherit' });
  execFileSync('git', ['worktree', 'add', '--detach', folder, commit], { stdio: 'inherit' });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  run('npm', 'run', 'prepare');
  run('node', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  const port = await freePort();
  const args = ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', `${port}`];
  const server = spawn('node', args, { cwd: folder, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await expect
    .poll(
      () =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
  const close = () => {
    server.kill();
    execFileSync('git', ['worktree', 'remove', '--force', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, close };
}

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => done(chosen));
    });
  });
}
