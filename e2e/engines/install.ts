/** What the journeys in other engines need of the system: fetched where somebody is root on Debian, else named. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Debian puts it: no command of its own leads there. */
const miniBrowsers = ['4.1', '6.0', '4.0'].map(
  (version) => `/usr/lib/${multiarch()}/webkit2gtk-${version}/MiniBrowser`,
);

const needed = {
  'firefox-esr': () => existsSync('/usr/bin/firefox-esr'),
  'webkit2gtk-driver': () => existsSync('/usr/bin/WebKitWebDriver') && miniBrowser() !== undefined,
  xvfb: () => existsSync('/usr/bin/Xvfb'),
} as const;

/** The browser that WebKit's driver starts. */
export function miniBrowser(): string | undefined {
  return miniBrowsers.find((path) => existsSync(path));
}

/**
 * Installs what is missing.
 *
 * @throws Error with the names of the packages, where that cannot be done
 */
export function installEngines(): void {
  const missing = Object.entries(needed).flatMap(([name, isHere]) => (isHere() ? [] : [name]));
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const run = (...args: readonly string[]) => spawnSync('apt-get', [...args], { stdio: 'inherit' });
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', ...missing);
  }
  const left = Object.entries(needed).flatMap(([name, isHere]) => (isHere() ? [] : [name]));
  if (left.length > 0)
    throw new Error(
      `These journeys need Debian’s packages ${missing.join(', ')}. Install them and try again.`,
    );
}

function multiarch(): string {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
}
