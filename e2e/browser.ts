/** Finds a Chromium for the browser tests on any machine, and fetches one where there is none. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { fetchShippedBrowser, shippedBrowser } from './shippedBrowser.ts';

/** A browser to start, with the variables that its process needs beside those of this one. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const systemCommands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

const systemPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The first browser that answers, in this order: the variable WAKELANE_BROWSER, Playwright's own, the system's, the
 * one of the npm package @sparticuz/chromium; else it fetches one, with the system's packages only where it is root.
 *
 * @throws Error with a sentence that says what to do, when nothing was found and nothing could be fetched
 */
export function findBrowser(): Browser {
  const named = process.env['WAKELANE_BROWSER'];
  if (named) {
    if (existsSync(named)) return { executablePath: named, env: {} };
    throw new Error(`WAKELANE_BROWSER names ${named}, which does not exist.`);
  }
  const present = playwrightBrowser() ?? systemBrowser() ?? shippedBrowser();
  if (present) return present;
  console.log('No browser for the tests was found; fetching one.');
  const fetched = fetchDebianBrowser() ?? fetchPlaywrightBrowser() ?? fetchShippedBrowser();
  if (fetched) return fetched;
  throw new Error(
    'The browser tests need Chromium. Install Chromium or Chrome, or set WAKELANE_BROWSER to the path of one.',
  );
}

function playwrightBrowser(): Browser | undefined {
  return usable(chromium.executablePath());
}

function systemBrowser(): Browser | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const named = systemCommands.flatMap((command) => folders.map((folder) => join(folder, command)));
  for (const path of [...named, ...systemPaths]) {
    const found = usable(path);
    if (found) return found;
  }
  return undefined;
}

/** Asks for the version, because some systems put a stub in the place of a browser that is not installed. */
function usable(path: string): Browser | undefined {
  if (!existsSync(path)) return undefined;
  // On Windows Chrome opens a window instead of answering.
  const answers =
    process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
  return answers ? { executablePath: path, env: {} } : undefined;
}

function fetchDebianBrowser(): Browser | undefined {
  if (process.getuid?.() !== 0 || !run('apt-get', ['update', '-qq'])) return undefined;
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])) {
      const installed = systemBrowser();
      if (installed) return installed;
    }
  }
  return undefined;
}

function fetchPlaywrightBrowser(): Browser | undefined {
  return run('npx', ['playwright', 'install', 'chromium']) ? playwrightBrowser() : undefined;
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // npx is a script on Windows, which only a shell starts.
  return (
    spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0
  );
}
