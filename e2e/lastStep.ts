/** The end of a run, once the page has come there: what `End` and `d` ask for may have to wait for the compiler. */

import { expect, type Page } from '@playwright/test';

/** Waits until the page stands at the end of a run that has begun. Returns the number of its steps. */
export async function lastStep(page: Page): Promise<number> {
  const slider = page.getByRole('slider', { name: 'Step' });
  await expect(slider).toHaveAttribute('aria-valuetext', /^step ([1-9]\d*) of \1(\D|$)/);
  return Number(await slider.inputValue());
}
