/** Builds the programs for the command line into `dist-cli`: plain modules that node runs without a loader. */

import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';

const entries = { main: 'src/cli/main.ts', crosscheck: 'src/cli/crosscheckMain.ts', bench: 'src/cli/bench.ts' };

// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from there.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist-cli',
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
    },
  },
  // One file each, so that a program runs where the packages are not installed.
  ssr: { noExternal: true },
});
