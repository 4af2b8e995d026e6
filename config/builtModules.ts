/** Modules that are worked out when the page is built: the page gets the results, not what made them. */

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';

const maker = 'src/catalogue/built.ts';
const names = ['levels', 'figure', 'charts', 'prelude'] as const;
type Name = (typeof names)[number];

interface Prepared {
  readonly syntaxOf: Readonly<Record<string, string>>;
  /** Names of the scenarios that have a guest in assembly. */
  readonly inAssembly: readonly string[];
}

interface Built {
  readonly module: Readonly<Record<Name, unknown>> & Prepared;
  readonly dependencies: readonly string[];
}

const prepared = /\.race\?prepared$/;

/**
 * Serves what `src/catalogue/built.ts` exports, as data: `virtual:levels` and its like, and for each scenario
 * `NAME.race?prepared`, its text with its syntax.
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
        if (prepared.test(id)) return printPrepared(id.replace(/\?.*$/, ''), module);
        const name = names.find((each) => id === `\0virtual:${each}`);
        return name === undefined ? undefined : `export const ${name} = ${JSON.stringify(module[name])};`;
      },
    },
  };
}

function printPrepared(path: string, { syntaxOf, inAssembly }: Prepared): string {
  const id = basename(path, '.race');
  const text = JSON.stringify(readFileSync(path, 'utf8'));
  const syntax = JSON.stringify(syntaxOf[id]);
  // The phase that only such a text needs comes with it.
  const assembly = inAssembly.includes(id);
  return [
    assembly ? "import { lowerAsm } from '../lang/assembly/lowerAsm.ts';" : '',
    `export const prepared = { text: ${text}, syntax: ${syntax}, assembly: ${assembly ? 'lowerAsm' : 'undefined'} };`,
  ].join('\n');
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
