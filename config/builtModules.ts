/** Modules that are worked out when the page is built: the page gets the results, not what made them. */

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';

const maker = 'src/catalogue/built.ts';
const names = ['levels', 'course', 'figure', 'charts', 'prelude'] as const;
type Name = (typeof names)[number];

interface Prepared {
  readonly syntaxOf: Readonly<Record<string, string>>;
  readonly shippedFirst: Readonly<Record<string, object>>;
}

interface Built {
  readonly module: Readonly<Record<Name, unknown>> & Prepared;
  readonly dependencies: readonly string[];
}

const prepared = /\.race\?(prepared|syntax)$/;

/**
 * Serves what `src/catalogue/built.ts` exports, as data: `virtual:levels` and its like, and for each scenario
 * `NAME.race?prepared`, its text with what it is under its first settings, and `NAME.race?syntax`.
 */
export function builtModules(): Plugin {
  let root = '';
  let built: Promise<Built> | undefined;
  const build = (): Promise<Built> => {
    built ??= runnerImport<Built['module']>(resolve(root, maker), {
      root,
      configFile: false,
      logLevel: 'error',
    });
    return built;
  };
  return {
    name: 'wakelane-built-modules',
    configResolved(config) {
      root = config.root;
    },
    watchChange() {
      built = undefined;
    },
    resolveId: (id) => (names.some((name) => id === `virtual:${name}`) ? `\0${id}` : undefined),
    load: {
      filter: { id: [/^\0virtual:/, prepared] },
      async handler(id) {
        const { module, dependencies } = await build();
        for (const file of dependencies) this.addWatchFile(resolve(root, file));
        if (prepared.test(id)) return printPrepared(id, module);
        const name = names.find((each) => id === `\0virtual:${each}`);
        return name === undefined ? undefined : `export const ${name} = ${JSON.stringify(module[name])};`;
      },
    },
  };
}

function printPrepared(id: string, { syntaxOf, shippedFirst }: Prepared): string {
  const [path = '', query] = id.split('?');
  const name = basename(path, '.race');
  if (query === 'syntax') return `export const syntax = ${JSON.stringify(syntaxOf[name])};`;
  const text = readFileSync(path, 'utf8');
  return `export const prepared = ${JSON.stringify({ text, ...shippedFirst[name] })};`;
}

/** Puts the manual of the language beside the page, as the text that it is. */
export function languageManual(): Plugin {
  return {
    name: 'wakelane-language-manual',
    apply: 'build',
    generateBundle() {
      const source = readFileSync('docs/language.md', 'utf8');
      this.emitFile({ type: 'asset', fileName: 'language.txt', source });
    },
  };
}
