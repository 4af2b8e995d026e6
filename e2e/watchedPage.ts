/** The test function of all journeys: it fails a journey whose page complained, whatever else the journey checks. */

import { test as base, expect, type Page } from '@playwright/test';

export const test = base.extend<{ readonly firstVisit: boolean; readonly keepsPage: boolean }>({
  // Most journeys are those of somebody who has seen the tour.
  firstVisit: [false, { option: true }],
  // And most are played in a browser that has no service workers: each would fetch the whole page, to be forgotten.
  keepsPage: [false, { option: true }],
  page: async ({ page, firstVisit, keepsPage }, use) => {
    if (!firstVisit)
      await page.context().addInitScript(() => window.localStorage.setItem('wakelane-tour', 'seen'));
    if (!keepsPage)
      await page.context().addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    waitForRuns(page);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    // Chromium reports a violation of the security policy as a console error too.
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
    await use(page);
    expect(complaints, 'the page complains about nothing').toEqual([]);
  },
});

/** A run comes in files of its own: an address with a fragment has been opened when its keys are listened to. */
function waitForRuns(page: Page): void {
  const open = page.goto.bind(page);
  page.goto = async (address, options) => {
    const response = await open(address, options);
    if (/^[^?]*(?<!embed\.html)(\?.*)?#(?!own$)./.test(address))
      await page.getByRole('toolbar', { name: 'Time' }).waitFor();
    return response;
  };
}
