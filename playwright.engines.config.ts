/** `npm run e2e:firefox` and `npm run e2e:webkit`: the same few journeys in the engines of Firefox and of Safari. */

import { installEngines } from './e2e/engines/install.ts';
import base from './playwright.config.ts';

installEngines();

export default {
  ...base,
  testMatch: '*.engines.ts',
  // Xvfb, the driver and its browser: one of each is enough for a small machine.
  workers: 1,
  projects: [{ name: 'firefox' }, { name: 'webkit' }],
};
