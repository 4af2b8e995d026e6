/**
 * The Chromium inside the npm package @sparticuz/chromium (x64 Linux), for machines on which nothing can be installed.
 * Its own start-up code is not used: that one unpacks to a shared folder and turns the web's security off.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Browser } from './browser.ts';

const version = '147.0.0';
const cache = resolve('node_modules/.cache/wakelane-browser', version);
const packagePlaces = [resolve('node_modules'), join(cache, 'node_modules')];

/** The browser of the package if that is installed, in the project or in the cache, and starts here. */
export function shippedBrowser(): Browser | undefined {
  const files = packagePlaces
    .map((place) => join(place, '@sparticuz/chromium/bin'))
    .find((place) => existsSync(join(place, 'chromium.br')));
  if (files === undefined || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const executablePath = unpack(files);
  // The package carries the shared libraries that a bare machine lacks.
  for (const env of [{}, { LD_LIBRARY_PATH: join(cache, 'lib') }]) {
    const answer = spawnSync(executablePath, ['--version'], {
      env: { ...process.env, ...env },
      timeout: 20_000,
    });
    if (answer.status === 0) return { executablePath, env };
  }
  return undefined;
}

/** Installs the package into the cache, beside the project's own packages, and returns its browser. */
export function fetchShippedBrowser(): Browser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  mkdirSync(cache, { recursive: true });
  const args = [
    'install',
    '--prefix',
    cache,
    '--no-save',
    '--no-audit',
    '--no-fund',
    `@sparticuz/chromium@${version}`,
  ];
  console.log(`$ npm ${args.join(' ')}`);
  return spawnSync('npm', args, { stdio: 'inherit' }).status === 0 ? shippedBrowser() : undefined;
}

function unpack(files: string): string {
  const executablePath = join(cache, 'chromium');
  if (existsSync(executablePath)) return executablePath;
  mkdirSync(cache, { recursive: true });
  const libraries = brotliDecompressSync(readFileSync(join(files, 'al2023.tar.br')));
  spawnSync('tar', ['-x', '-C', cache], { input: libraries });
  // Written under another name first, so that an interrupted run leaves no half of a browser behind.
  writeFileSync(`${executablePath}.part`, brotliDecompressSync(readFileSync(join(files, 'chromium.br'))), {
    mode: 0o755,
  });
  renameSync(`${executablePath}.part`, executablePath);
  return executablePath;
}
