/**
 * The timeline under a long run: frames while it is scrolled and zoomed, and from a key press to the paint. Prints; a
 * machine is noisy, so nothing is asserted but that the page does what it is asked to.
 */

declare global {
  interface Window {
    /** Milliseconds from each key press to the frame that shows it. */
    paintTimes?: number[];
  }
}

import { expect, type Page, test } from '@playwright/test';

type Bench = typeof import('../src/cli/bench.ts');

const sizes = [1_000, 10_000, 100_000];

for (const turns of sizes) {
  test(`a run of ${turns} steps`, async ({ page }) => {
    const bench: Bench = await import(new URL('../dist-cli/bench.js', import.meta.url).href);
    await page.setViewportSize({ width: 1440, height: 900 });
    const begin = performance.now();
    await page.goto(`./#${bench.longRunLink(turns)}`);
    await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue(`${turns}`, { timeout: 120_000 });
    const opened = performance.now() - begin;
    // The explorer works at first, and wants a processor of its own.
    await expect(page.getByText('fate', { exact: true }).first()).toBeVisible({ timeout: 120_000 });
    const lines = [`${turns} steps, open after ${opened.toFixed(0)} ms`];
    const busy = await mainThread(page);
    const measure = async (name: string, run: () => Promise<readonly number[]>) => {
      const before = await busy();
      const times = await run();
      lines.push(row(name, times, ((await busy()) - before) / times.length));
    };
    // What the machine does where the page does nothing: what else runs on it is in all rows.
    await measure('standing still', () => framesWhile(page, 'nothing'));
    await measure('pan, frames', () => framesWhile(page, 'pan'));
    await measure('zoom, frames', () => framesWhile(page, 'zoom'));
    await measure('key: back', () => paintsOf(page, 'ArrowLeft', 15));
    await measure('key: forward', () => paintsOf(page, 'ArrowRight', 15));
    await measure('key: to the start', () => paintsOf(page, 'Home', 1));
    await measure('key: to the end', () => paintsOf(page, 'End', 1));
    await page.keyboard.press('ArrowLeft');
    // A move that is not the line's next one cuts the future off and goes another way.
    await measure('key: a new step', () => paintsOf(page, '1', 10));
    console.log(`\n${lines.join('\n')}`);
  });
}

/** Asks how long the page's main thread has worked so far, in its own time: what else the machine does is not in it. */
async function mainThread(page: Page): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

function row(name: string, times: readonly number[], work: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1).padStart(7);
  const spread = `median ${at(0.5)} ms   95 % ${at(0.95)} ms   longest ${at(1)} ms   of ${times.length}`;
  return `  ${name.padEnd(18)} ${spread.padEnd(72)} main thread ${work.toFixed(1).padStart(6)} ms each`;
}

/** Times between animation frames while the history is moved in each of them. */
async function framesWhile(page: Page, what: 'nothing' | 'pan' | 'zoom'): Promise<readonly number[]> {
  return page.evaluate(async (motion) => {
    const history = document.querySelector<HTMLElement>('[aria-label="History"]');
    if (history === null) throw new Error('there is no history');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const times: number[] = [];
    history.scrollTop = 0;
    await frame();
    let last = await frame();
    for (let index = 0; index < 180; index++) {
      // A fling: from single rows to jumps of several screens, and far away in between.
      if (motion === 'pan')
        history.scrollTop -= index % 60 === 59 ? history.scrollHeight / 4 : 7 * (index % 60) ** 1.3;
      else if (motion === 'zoom' && index % 6 === 0)
        history.dispatchEvent(
          new WheelEvent('wheel', {
            deltaY: index % 72 < 36 ? 120 : -120,
            ctrlKey: true,
            bubbles: true,
            cancelable: true,
          }),
        );
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  }, what);
}

/** From each key press to the paint after it. */
async function paintsOf(page: Page, key: string, count: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { paintTimes: times });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // A task that is posted in a frame runs after that frame has been painted.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - timeStamp);
          channel.port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  for (let press = 0; press < count; press++) {
    await page.keyboard.press(key);
    await page.waitForFunction((wanted) => (window.paintTimes ?? []).length >= wanted, press + 1);
  }
  return page.evaluate(() => window.paintTimes ?? []);
}
