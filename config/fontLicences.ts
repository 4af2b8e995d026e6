/** The licences of the fonts, for the built page: Vite's own list (`build.license`) knows of scripts only. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const FONT_LICENCES = 'font-licenses.txt';

/** The packages that a style sheet takes fonts from, in order. */
export function fontPackages(styleSheet: string): readonly string[] {
  return [...new Set([...styleSheet.matchAll(/@fontsource\/[\w-]+/g)].map(([name]) => name))].sort();
}

/**
 * The licence texts of the packages, each below its name.
 *
 * @throws Error where a package has none
 */
export function fontLicences(packages: readonly string[]): string {
  const { resolve } = createRequire(import.meta.url);
  return packages
    .map((name) => {
      const folder = dirname(resolve(`${name}/package.json`));
      return `${name}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`;
    })
    .join('\n\n');
}

export function writeFontLicences(styleSheet: string): Plugin {
  return {
    name: 'wakelane-font-licences',
    apply: 'build',
    generateBundle() {
      const packages = fontPackages(readFileSync(styleSheet, 'utf8'));
      this.emitFile({ type: 'asset', fileName: FONT_LICENCES, source: fontLicences(packages) });
    },
  };
}
