/** What axe finds on a page, for journeys that end or rest there. */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of axe that ask for colours: only these can find something new when the light changes. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Fails where axe knows a barrier, naming it and what has it. */
export async function expectNoBarrier(page: Page): Promise<void> {
  await expectNothing(new AxeBuilder({ page }));
}

async function expectNothing(builder: AxeBuilder): Promise<void> {
  const { violations } = await builder.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

/** The same in the light and in the dark, and that nothing is wider than the screen. The page stays in the dark. */
export async function expectNoBarrierInAnyLight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectNoBarrier(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectNothing(new AxeBuilder({ page }).withRules(rulesOfColour));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
