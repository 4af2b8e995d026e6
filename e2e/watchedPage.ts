/** The test function of all journeys: it fails a journey whose page complained, whatever else the journey checks. */

import { test as base, expect } from '@playwright/test';

export const test = base.extend({
  page: async ({ page }, use) => {
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
