/** `npm run looks`: whether every level stands as it should on every size of screen. */

import base from './playwright.config.ts';

export default { ...base, testMatch: '*.looks.ts', timeout: 600_000 };
