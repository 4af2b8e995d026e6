import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './e2e/browser.ts';
import { freePort } from './e2e/freePort.ts';

// The workers read this file again; through the environment they get the answers that the first reading found.
const browser = findBrowser();
process.env['WAKELANE_BROWSER'] = browser.executablePath;
Object.assign(process.env, browser.env);
const port = process.env['WAKELANE_PORT'] ?? String(await freePort());
process.env['WAKELANE_PORT'] = port;

const url = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'e2e',
  // Journeys share nothing, so both cores of a small machine play them.
  workers: 2,
  fullyParallel: true,
  // Time tells only that a journey hangs: a busy machine is slow.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // What fails once and passes then is told by name, as flaky: a newcomer's first run is not lost for it.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    baseURL: url,
    // A trace of every journey costs a fifth of the time: `npm run e2e -- --trace retain-on-failure` keeps one of what fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser.executablePath,
      // Without these Chromium looks for Google's hosts at every start.
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'chromium', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } } },
  ],
  webServer: {
    // Vite itself and not npx, whose child would outlive the tests.
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url,
    reuseExistingServer: false,
  },
});
