#!/usr/bin/env node
// The command line. Plain JavaScript, because npm links this file before anything is built.

import { existsSync, readFileSync } from 'node:fs';

const built = new URL('../dist-cli/main.js', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

if (existsSync(built)) {
  const { start } = await import(built.href);
  start(version);
} else {
  console.error('wakelane: the command line is not built yet; run `npm run prepare` in its folder first.');
  process.exitCode = 2;
}
