// A folder of this machine in which programs are run.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own, and programs that run in it. */
export interface Workshop {
  write(name: string, text: string): void;
  /** Undefined where there is no such file. */
  read(name: string): string | undefined;
  /** What a program printed, however it ended. Throws where there is no such program. */
  run(file: string, args: readonly string[]): string;
  /** Removes the folder. */
  close(): void;
}

/** Bytes that a program may print. */
const OUTPUT_MAX = 2 ** 28;

/** A new folder, to be closed when it is done with. */
export function nodeWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'wakelane-'));
  return {
    write: (name, text) => writeFileSync(join(folder, name), text),
    read: (name) =>
      statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true
        ? readFileSync(join(folder, name), 'utf8')
        : undefined,
    run: (file, args) => {
      const { error, stdout, stderr } = spawnSync(file, [...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: OUTPUT_MAX,
      });
      if (error !== undefined) throw error;
      return `${stdout}\n${stderr}`;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
