/** Modules that are worked out when the page is built: the page gets the results, not what made them. */

import { resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';

const maker = 'src/catalogue/built.ts';
const names = ['levels', 'figure', 'charts'] as const;
type Name = (typeof names)[number];

interface Built {
  readonly module: Readonly<Record<Name, unknown>>;
  readonly dependencies: readonly string[];
}

/** Serves `virtual:levels`, `virtual:figure` and `virtual:charts`: what `src/catalogue/built.ts` exports, as data. */
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
    resolveId: (id) => (nameOf(id) === undefined ? undefined : `\0${id}`),
    async load(id) {
      const name = id.startsWith('\0') ? nameOf(id.slice(1)) : undefined;
      if (name === undefined) return undefined;
      const { module, dependencies } = await build();
      for (const file of dependencies) this.addWatchFile(resolve(root, file));
      return `export const ${name} = ${JSON.stringify(module[name])};`;
    },
  };
}

function nameOf(id: string): Name | undefined {
  return names.find((name) => id === `virtual:${name}`);
}
