/** The sizes that scripts know as well as the style sheets: read from the sheets that name them. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const name = 'virtual:sizes';
const tokens = 'src/ui/parts/tokens.css';
const breakpoints = 'src/ui/parts/breakpoints.css';

/** Serves `virtual:sizes`, which `printSizes` makes of the two sheets. */
export function styleSizes(): Plugin {
  let root = '';
  return {
    name: 'wakelane-style-sizes',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: {
      filter: { id: /^\0virtual:sizes$/ },
      handler() {
        const [sizes, widths] = [tokens, breakpoints].map((path) => {
          const file = resolve(root, path);
          this.addWatchFile(file);
          return readFileSync(file, 'utf8');
        });
        return printSizes(sizes ?? '', widths ?? '');
      },
    },
  };
}

/**
 * A module with each `--type-small: 12px` of the tokens as the number `typeSmall`, but for those that change with the
 * page, and each `@custom-media --phone (width < 600px)` as the query `phone`.
 */
export function printSizes(sizes: string, widths: string): string {
  const all = [...sizes.matchAll(/--([\w-]+):\s*([\d.]+)px;/g)].map(([, key = '', value = '']) => ({
    key,
    value,
  }));
  const fixed = all.filter(({ key }) => all.filter((other) => other.key === key).length === 1);
  const queries = [...widths.matchAll(/@custom-media\s+--([\w-]+)\s+([^;]+);/g)];
  return [
    ...fixed.map(({ key, value }) => `export const ${nameOf(key)} = ${value};`),
    ...queries.map(([, key = '', query = '']) => `export const ${nameOf(key)} = ${JSON.stringify(query)};`),
    '',
  ].join('\n');
}

/** `type-small` as `typeSmall`. */
function nameOf(key: string): string {
  return key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
