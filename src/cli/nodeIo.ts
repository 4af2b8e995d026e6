// The world of a command that runs in node.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { BadInput, type Io } from './io.ts';
import type { DrawPng } from './png.ts';
import { nodeWorkshop } from './spin/workshop.ts';
import { terminalText } from './terminalText.ts';

/** Its descriptor. */
const STANDARD_INPUT = 0;

/** Writes to the process's own streams. */
export function nodeIo(version: string, drawPng: DrawPng | undefined): Io {
  // Whoever reads may stop reading, as `head` does; there is nobody left to tell.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    version,
    // Into a file or another program goes what was asked for, as it is.
    out: (text) => process.stdout.write(process.stdout.isTTY ? terminalText(text) : text),
    err: (text) => process.stderr.write(process.stderr.isTTY ? terminalText(text) : text),
    errIsTerminal: process.stderr.isTTY,
    readFile: (path) => {
      try {
        return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false
          ? readFileSync(path, 'utf8')
          : undefined;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new BadInput(`wakelane: “${path}” could not be read: ${why}`);
      }
    },
    listFolder: (path) =>
      statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
        ? readdirSync(path).toSorted()
        : undefined,
    readInput: () => {
      try {
        return readFileSync(STANDARD_INPUT, 'utf8');
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new BadInput(`wakelane: standard input could not be read: ${why}`);
      }
    },
    environment: (name) => process.env[name] || undefined,
    writeFile: (path, content) => {
      try {
        writeFileSync(path, content);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    drawPng,
    openWorkshop: nodeWorkshop,
    now: () => performance.now(),
  };
}
