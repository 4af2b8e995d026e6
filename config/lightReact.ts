/** The embed runs on Preact: the same components, and 55 KiB less to fetch in somebody else's page. */

import type { Plugin } from 'vite';

/** What the components import, and what stands in its place. */
const inPlaceOf: Readonly<Record<string, string>> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
};

/** In the build of that environment, takes Preact where React is asked for. */
export function lightReact(environment: string): Plugin {
  return {
    name: 'wakelane-light-react',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === environment,
    resolveId(id, importer) {
      const instead = inPlaceOf[id];
      return instead === undefined ? undefined : this.resolve(instead, importer, { skipSelf: true });
    },
  };
}
