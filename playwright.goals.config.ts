/** `npm run goals`: every goal of every level, won in a browser with nothing but keys; `-- -g NAME` for one level. */

import base from './playwright.config.ts';

export default { ...base, testMatch: '*.goals.ts', timeout: 600_000 };
