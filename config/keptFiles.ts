/** The list of what the service worker keeps, read from the built page: `virtual:kept-files`. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

interface KeptFile {
  readonly url: string;
  /** None where the name has a hash: what is there never changes. */
  readonly revision: string | null;
}

interface KeptFiles {
  readonly version: string;
  readonly files: readonly KeptFile[];
}

/** For the host alone, or for frames of other pages, which keep nothing. */
const notKept =
  /^(?:_headers|404\.html|sw\.js|embed\.html|(?:embed-assets|\.well-known)\/.*|(?:embed|offline)-licenses\.md)$/;

const hashed = /^assets\/.*-[\w-]{8}\.\w+$/;

/** Sent with the pages, and kept with them: another header is another version. */
const headers = '_headers';

/** Lists a folder that was built, in the order of the names: two builds of one source have one list. */
export function keptFiles(folder: string): KeptFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((url) => !notKept.test(url))
    .toSorted()
    .map((url) => ({ url, revision: hashed.test(url) ? null : hashOf(readFileSync(join(folder, url))) }));
  return { version: hashOf(JSON.stringify(files), readFileSync(join(folder, headers))), files };
}

function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

/** In the build of that environment, which comes behind those whose files it lists. */
export function listKeptFiles(environment: string): Plugin {
  const name = 'virtual:kept-files';
  return {
    name: 'wakelane-kept-files',
    applyToEnvironment: (each) => each.name === environment,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: {
      filter: { id: new RegExp(`^\0${name}$`) },
      handler() {
        const { root, build } = this.environment.config;
        const { version, files } = keptFiles(resolve(root, build.outDir));
        return `export const version = ${JSON.stringify(version)};\nexport const files = ${JSON.stringify(files)};`;
      },
    },
  };
}
