/** What must hold of the stage of a run wherever it stands, on every size of screen: the buttons are there, and whole. */

import { expect, type Page } from '@playwright/test';
import { lastStep } from './lastStep.ts';

const sizes = [
  [1440, 900],
  [1280, 720],
  [768, 1024],
  [412, 732],
  [390, 844],
  [390, 664],
  [360, 640],
  // A page of 1440 × 900 at 200 % zoom.
  [720, 450],
] as const;

/** Plays what the level has to play at each size, and looks at its start, its middle and its end. */
export async function expectGoodLooks(page: Page, level: string): Promise<void> {
  await page.goto(`./#1/${level}`);
  const places = new Map<string, unknown>();
  const look = async (moment: string) => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      const size = `${width} × ${height}`;
      // What has just been told of the size is laid out anew a frame later.
      await expect.poll(() => faults(page), { message: `${level} at ${size}, ${moment}` }).toEqual([]);
      const first = places.get(size);
      const message = `strip and buttons of ${level} at ${size}, ${moment}`;
      if (first === undefined) places.set(size, await settledPlaces(page));
      else await expect.poll(() => page.evaluate(placesOfDesk), { message }).toEqual(first);
    }
  };
  await look('start');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  const step = page.getByRole('slider', { name: 'Step' });
  const last = await lastStep(page);
  await look('end');
  await page.setViewportSize({ width: 1440, height: 900 });
  const middle = Math.floor(last / 2);
  for (let at = last; at > middle; at--) await page.keyboard.press('ArrowLeft');
  await expect(step).toHaveValue(`${middle}`);
  await look('middle');
}

/** Where the desk stands once two frames leave it where it is. */
async function settledPlaces(page: Page): Promise<unknown> {
  let before: unknown;
  let now = await page.evaluate(placesOfDesk);
  while (JSON.stringify(before) !== JSON.stringify(now)) {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    before = now;
    now = await page.evaluate(placesOfDesk);
  }
  return now;
}

async function faults(page: Page): Promise<readonly string[]> {
  return [...(await page.evaluate(faultsOfStage)), ...(await page.evaluate(wordsOverWords))];
}

/** Runs in the page. */
function placesOfDesk(): unknown {
  const boxOf = (selector: string) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return box && [box.left, box.top, box.width, box.height].map(Math.round);
  };
  return { strip: boxOf('.strip'), feet: boxOf('.feet'), heads: boxOf('.lane-heads') };
}

/** Runs in the page: what is out of view, cut, or in the way of something else. */
function faultsOfStage(): readonly string[] {
  const found: string[] = [];
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const nameOf = (element: Element) => `${element.className}: ${element.textContent}`;
  const isHidden = (element: Element) => element.closest('.visually-hidden') !== null;
  const inside = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  const screen = new DOMRect(0, 0, window.innerWidth, window.innerHeight);

  const buttons = all('.feet :is(.step-button, .other-button), .strip button');
  if (all('.feet .step-button').length === 0) found.push('there are no step buttons');
  for (const button of buttons)
    if (!inside(button.getBoundingClientRect(), screen)) found.push(`out of view: ${nameOf(button)}`);

  const holders = '.strip-one, .strip-two, .strip button, .step-button, .other-button, .lane-head';
  for (const holder of all(holders)) {
    const box = holder.getBoundingClientRect();
    const texts = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (node.parentElement === null || isHidden(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects())
        if (line.width > 1 && !inside(line, new DOMRect(box.x, box.y - 2, box.width, box.height + 4)))
          found.push(`cut: ${nameOf(holder)}`);
      // A piece of code may be long, and is whole in the button's name.
      const isCode = node.parentElement.closest('[data-code="true"]') !== null;
      if (!isCode && node.textContent?.endsWith('…')) found.push(`shortened: ${nameOf(holder)}`);
    }
  }

  const parts = all('.bar, .lane-heads, .history-frame, .now-band, .strip, .feet, .codes, .transport');
  const groups = [
    parts,
    all('.feet :is(.step-button, .other-button)'),
    all('.lane-head, .history-corner'),
    all('.minimap, .transport-buttons button, .until-button'),
  ];
  for (const group of groups) {
    group.forEach((one, index) => {
      const a = one.getBoundingClientRect();
      for (const other of group.slice(index + 1)) {
        const b = other.getBoundingClientRect();
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1) found.push(`overlap: ${nameOf(one)} / ${nameOf(other)}`);
      }
    });
  }
  const [stage, strip] = [all('.stage')[0], all('.strip')[0]];
  if (stage !== undefined && strip !== undefined && Math.abs(stage.clientWidth - strip.offsetWidth) > 1)
    found.push('the strip is not as wide as the stage');
  if (document.documentElement.scrollWidth > window.innerWidth)
    found.push('the page is wider than the screen');
  return found;
}

/** Runs in the page: words of the timeline stand beside each other, never over each other. */
function wordsOverWords(): readonly string[] {
  // Of what is scrolled out of view, nothing is seen.
  const words = ['.history', '.now-band'].flatMap((place) => {
    const view = document.querySelector(place)?.getBoundingClientRect();
    return [...document.querySelectorAll(`${place} text`)].flatMap((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      if (view === undefined || right <= left) return [];
      const box = { left, right, top: Math.max(top, view.top), bottom: Math.min(bottom, view.bottom) };
      return box.bottom > box.top ? [{ text: element.textContent, ...box, line: bottom - top }] : [];
    });
  });
  return words.flatMap((a, index) =>
    words.slice(index + 1).flatMap((b) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      // A line of words is lower than its box: lines that follow each other may share some of it.
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const over = across > 2 && down > 0.45 * Math.min(a.line, b.line);
      return over ? [`words over words: ${a.text} / ${b.text}`] : [];
    }),
  );
}
