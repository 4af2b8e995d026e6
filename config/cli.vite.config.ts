/** Builds the programs for the command line into `dist-cli`: plain modules that node runs without a loader. */

import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';
import { pictureStyle } from './pictureStyle.ts';

const entries = {
  main: 'src/cli/main.ts',
  crosscheck: 'src/cli/spin/crosscheckMain.ts',
  bench: 'src/cli/bench.ts',
};

// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from there.
export default defineConfig({
  publicDir: false,
  plugins: [pictureStyle()],
  build: {
    ssr: true,
    outDir: 'dist-cli',
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
    },
  },
  // Packages are built in, so that the programs run where none are installed; but what makes a PNG is a large binary,
  // and who wants none need not have it.
  ssr: { noExternal: true, external: ['@resvg/resvg-wasm'] },
});
