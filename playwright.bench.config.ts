/** `npm run bench`: the search in node, in a worker of headless Chromium, and SPIN's, side by side in one run. */

import base from './playwright.config.ts';

export default { ...base, testMatch: '*.bench.ts', timeout: 600_000, reporter: 'dot' };
