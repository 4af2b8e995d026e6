/**
 * How the page feels, beside the build of an earlier commit: `WAKELANE_BEFORE=COMMIT npm run bench:feel`. Both are open
 * in one browser and pressed by turns, so that what else the machine does is in both. Prints; the targets are those of
 * the issue about the page recomposed: a step at most 40 % of before, a key press in a long run half.
 */

import { loadavg } from 'node:os';
import { type Browser, type CDPSession, expect, type Page, test } from '@playwright/test';
import { serveCommit } from './servedCommit.ts';

type Bench = typeof import('../src/cli/bench.ts');

/** A build that is served. */
interface Served {
  readonly name: string;
  readonly url: string;
}

/** A build, open in a page of its own. */
interface Opened {
  readonly name: string;
  readonly page: Page;
  readonly client: CDPSession;
  readonly all: Times[];
}

/** What is measured in both builds. */
interface Row {
  readonly title: string;
  readonly link: string;
  readonly presses: number;
  /** Brings a page to where the presses begin. */
  readonly begin: (page: Page) => Promise<void>;
  /** The key to press now. */
  readonly key: (page: Page) => Promise<string>;
}

test.describe.configure({ timeout: 3_600_000 });

test('one step, a key press at 10,000 steps, a new step at 100,000, panning', async ({
  browser,
  baseURL,
}) => {
  const bench: Bench = await import(new URL('../dist-cli/bench.js', import.meta.url).href);
  expect(baseURL).toBeDefined();
  const now: Served = { name: 'now', url: baseURL ?? '' };
  const commit = process.env['WAKELANE_BEFORE'];
  const before = commit === undefined ? undefined : await serveCommit(commit);
  try {
    const builds = before === undefined ? [now] : [{ name: commit ?? '', url: before.url }, now];
    // A run can have 100,000 turns: the new ones need room behind its end.
    for (const row of [acrn(), longRun(bench, 10_000, 20, back), longRun(bench, 99_900, 15, onwards)])
      await measure(browser, builds, row);
    await pan(browser, builds, bench.longRunLink(10_000));
  } finally {
    before?.close();
  }
});

/** Back from the end of a run at ACRN, which has gone wrong: everything that the page can show is there. */
function acrn(): Row {
  return {
    title: 'one step at ACRN',
    link: '1/acrn-sched-event',
    presses: 30,
    begin: async (page) => {
      await page.keyboard.press('d');
      await page.keyboard.press('Space');
      await page.keyboard.press('End');
      await expect(slider(page)).toHaveValue('66', { timeout: 300_000 });
    },
    key: back,
  };
}

function longRun(bench: Bench, turns: number, presses: number, key: Row['key']): Row {
  return {
    title: `${key === back ? 'a key press' : 'a new step'} at ${turns} steps`,
    link: bench.longRunLink(turns),
    presses,
    begin: (page) => longRunBegun(page, turns),
    key,
  };
}

async function longRunBegun(page: Page, turns: number): Promise<void> {
  await expect(slider(page)).toHaveValue(`${turns}`, { timeout: 600_000 });
  // The explorer works at first, and wants a processor of its own.
  await expect(page.getByText('fate', { exact: true }).first()).toBeVisible({ timeout: 600_000 });
}

async function back(): Promise<string> {
  return 'ArrowLeft';
}

/** The key of the first step that can be taken. */
async function onwards(page: Page): Promise<string> {
  const step = page.getByRole('button', { name: /^Step .+: / }).first();
  return (await step.getAttribute('aria-keyshortcuts')) ?? '1';
}

function slider(page: Page) {
  return page.getByRole('slider', { name: 'Step' });
}

/** The middle of all presses, in milliseconds. */
type Times = Readonly<
  Record<'script' | 'style' | 'layout' | 'main thread' | 'to the paint' | 'nodes made', number>
>;

async function measure(browser: Browser, builds: readonly Served[], row: Row): Promise<void> {
  const opened: Opened[] = [];
  for (const build of builds) opened.push(await open(browser, build, row.link));
  for (const { page } of opened) {
    await row.begin(page);
    await page.evaluate(watchPaints);
  }
  for (let press = 0; press < row.presses; press++) {
    // Neither of the two is always the one that comes second.
    for (const build of press % 2 === 0 ? opened : opened.toReversed())
      build.all.push(await pressed(build, row));
  }
  console.log(tableOf(row.title, opened));
  for (const { page } of opened) await page.close();
}

async function open(browser: Browser, { name, url }: Served, link: string): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => window.localStorage.setItem('wakelane-tour', 'seen'));
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${url}#${link}`);
  await page.getByRole('toolbar', { name: 'Time' }).waitFor({ timeout: 300_000 });
  return { name, page, client, all: [] };
}

/** One key press, and all that it makes the page do, before the paint and behind it. */
async function pressed({ page, client }: Opened, { key }: Row): Promise<Times> {
  const at = await slider(page).inputValue();
  const next = await key(page);
  await page.bringToFront();
  const before = await durations(client);
  await page.keyboard.press(next);
  const { paint, nodes } = await page.evaluate(
    () => window.paint ?? Promise.reject(new Error('no key came')),
  );
  const [script = 0, style = 0, layout = 0, task = 0] = (await durations(client)).map(
    (each, index) => each - (before[index] ?? 0),
  );
  expect(await slider(page).inputValue(), 'the key takes a step').not.toBe(at);
  return { script, style, layout, 'main thread': task, 'to the paint': paint, 'nodes made': nodes };
}

/** Of the main thread, in its own time: what else the machine does is not in it. A layout that a script asks for is in both. */
async function durations(client: CDPSession): Promise<readonly number[]> {
  const { metrics } = await client.send('Performance.getMetrics');
  return ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'TaskDuration'].map(
    (name) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0),
  );
}

interface Paint {
  readonly paint: number;
  readonly nodes: number;
}

declare global {
  interface Window {
    /** Of the latest key press, once the page is at rest: milliseconds to the paint, and DOM nodes made until then. */
    paint?: Promise<Paint>;
  }
}

/** Runs in the page. */
function watchPaints(): void {
  let nodes = 0;
  const count = (node: Node): number =>
    1 + [...node.childNodes].reduce((sum, child) => sum + count(child), 0);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) nodes += count(node);
  }).observe(document, { childList: true, subtree: true });
  const watch = ({ timeStamp }: KeyboardEvent) => {
    nodes = 0;
    window.paint = new Promise((resolve) => {
      const channel = new MessageChannel();
      // A task that is posted in a frame runs after that frame has been painted.
      requestAnimationFrame(() => channel.port2.postMessage(undefined));
      channel.port1.onmessage = () => {
        const paint = performance.now() - timeStamp;
        // What was left for later is part of the press.
        requestIdleCallback(() => requestIdleCallback(() => resolve({ paint, nodes })));
      };
    });
  };
  window.addEventListener('keydown', watch, { capture: true });
}

function tableOf(title: string, opened: readonly Opened[]): string {
  const rows = opened.map(({ name, all }) => ({ name, times: middleOf(all) }));
  const [first, last] = [rows[0], rows.at(-1)];
  const lines = rows.map(
    ({ name, times }) =>
      `  ${name.slice(0, 10).padEnd(10)} ${cellsOf(times, (each) => each.toFixed(1))}   script, style and layout ${workOf(times).toFixed(1)} ms`,
  );
  const share =
    first === undefined || last === undefined || first === last
      ? []
      : [
          `  ${'share'.padEnd(10)} ${cellsOf(last.times, (each, what) => share100(each, first.times[what]))}   script, style and layout ${share100(workOf(last.times), workOf(first.times))}`,
        ];
  return `\n${title} (middle of ${opened[0]?.all.length ?? 0}, load ${(loadavg()[0] ?? 0).toFixed(1)})\n${[...lines, ...share].join('\n')}`;
}

const columns = ['script', 'style', 'layout', 'main thread', 'to the paint', 'nodes made'] as const;

function cellsOf(times: Times, text: (each: number, what: keyof Times) => string): string {
  return columns.map((what) => `${what} ${text(times[what], what).padStart(6)}`).join('   ');
}

function middleOf(all: readonly Times[]): Times {
  const middle = (what: keyof Times) =>
    all.map((each) => each[what]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return {
    script: middle('script'),
    style: middle('style'),
    layout: middle('layout'),
    'main thread': middle('main thread'),
    'to the paint': middle('to the paint'),
    'nodes made': middle('nodes made'),
  };
}

function workOf({ script, style, layout }: Times): number {
  return script + style + layout;
}

function share100(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`;
}

/** Flings the history; a frame is 16.7 ms, and who misses two in a row takes 50. */
async function pan(browser: Browser, builds: readonly Served[], link: string): Promise<void> {
  const lines = [];
  for (const build of builds) {
    const { page } = await open(browser, build, link);
    await longRunBegun(page, 10_000);
    const times = await page.evaluate(frames);
    const missed = times.filter((each) => each > 2.5 * frameMs).length;
    const longest = Math.max(...times).toFixed(1);
    lines.push(
      `  ${build.name.slice(0, 10).padEnd(10)} longest ${longest} ms, two frames missed ${missed} times of ${times.length}`,
    );
    await page.close();
  }
  console.log(`\npanning at 10000 steps (load ${(loadavg()[0] ?? 0).toFixed(1)})\n${lines.join('\n')}`);
}

const frameMs = 1000 / 60;

/** Runs in the page. */
async function frames(): Promise<readonly number[]> {
  const history = document.querySelector<HTMLElement>('[aria-label="History"]');
  if (history === null) throw new Error('there is no history');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let last = await frame();
  for (let index = 0; index < 180; index++) {
    // From single rows to jumps of several screens.
    history.scrollTop -= 7 * (index % 60) ** 1.3;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}
