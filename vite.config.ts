import react from '@vitejs/plugin-react';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { builtModules, languageManual } from './config/builtModules.ts';
import { writeFontLicences } from './config/fontLicences.ts';
import { listKeptFiles } from './config/keptFiles.ts';
import { lightReact } from './config/lightReact.ts';
import { pictureStyle } from './config/pictureStyle.ts';
import { contentSecurityPolicy, sendHeaders } from './config/policies.ts';
import { styleSizes } from './config/styleSizes.ts';

/** It counts what the collector does, so it needs a process to itself. */
const countsGarbage = 'src/engine/allocation.test.ts';

const embedAssets = 'embed-assets';

/** A scenario comes in two files, which else would have one name. */
function chunkNames(folder: string) {
  return ({ facadeModuleId }: { readonly facadeModuleId: string | null }) =>
    facadeModuleId?.endsWith('?syntax') ? `${folder}/[name]-syntax-[hash].js` : `${folder}/[name]-[hash].js`;
}

/** Into the folder of the page: the embed, and the service worker, which lists the files of the page. */
const furtherBuilds: Readonly<Record<string, EnvironmentOptions>> = {
  embed: {
    consumer: 'client',
    build: {
      // Its files are other files: names of one build must not be taken for those of the other.
      assetsDir: embedAssets,
      emptyOutDir: false,
      copyPublicDir: false,
      license: { fileName: 'embed-licenses.md' },
      rolldownOptions: { input: 'embed.html', output: { chunkFileNames: chunkNames(embedAssets) } },
    },
  },
  offline: {
    consumer: 'client',
    build: {
      emptyOutDir: false,
      copyPublicDir: false,
      license: { fileName: 'offline-licenses.md' },
      rolldownOptions: {
        input: 'src/offline/serviceWorker.ts',
        // Its address says which pages it serves, and stays. Not every browser takes a module here.
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  },
};

export default defineConfig(({ mode }) => ({
  // Relative, so that the built files work in any folder of any static host.
  base: './',
  // An address where nothing is gets no page: the full one under another name would escape its rule of `_headers`.
  appType: 'mpa',
  plugins: [
    react(),
    lightReact('embed'),
    listKeptFiles('offline'),
    styleSizes(),
    pictureStyle(),
    builtModules(),
    languageManual(),
    contentSecurityPolicy(),
    sendHeaders(),
    writeFontLicences('src/ui/app/fonts.css'),
  ],
  // Nothing becomes a data: address, which the policy would refuse for scripts, styles and fonts.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // The licence texts of all that is built in.
    license: { fileName: 'licenses.md' },
    rolldownOptions: { output: { chunkFileNames: chunkNames('assets') } },
  },
  builder: { sharedPlugins: true },
  environments: furtherBuilds,
  // Names of widths (`ui/parts/breakpoints.css`), and class names that belong to one file.
  css: { transformer: 'lightningcss', lightningcss: { targets: {}, drafts: { customMedia: true } } },
  worker: { format: 'es' },
  test: {
    environment: 'node',
    // A test is bounded by what it counts. Time tells only that one hangs, and a busy machine is slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Both cores of a small machine; without it one of them is kept free.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'config/**/*.test.ts'],
          exclude: [countsGarbage],
          // No test changes what another one reads, so that the modules are loaded once for all of them.
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'garbage', include: [countsGarbage], pool: 'forks' } },
    ],
    // `npm run verify` and `npm run fuzz` ask for the longer tests by mode, because setting a variable differs between shells.
    env: { ...(mode === 'verify' ? { VERIFY: '1' } : {}), ...(mode === 'fuzz' ? { FUZZ: '1' } : {}) },
  },
}));
