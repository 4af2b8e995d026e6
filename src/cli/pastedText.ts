// The text that a command is given to look for tables in.

import type { CliCommand } from './commands.ts';
import { BadInput, type Io } from './io.ts';
import { INPUT } from './sources.ts';

/** The one file that is named, or standard input for `-`. */
export function readSource({ name }: Pick<CliCommand, 'name'>, io: Io, words: readonly string[]): string {
  const [word, another] = words;
  if (word === undefined)
    throw new BadInput(`wakelane ${name}: name the file with the table, or - for standard input.`);
  if (another !== undefined)
    throw new BadInput(`wakelane ${name}: one text at a time; “${another}” is one too many.`);
  if (word === INPUT) return io.readInput();
  const text = io.readFile(word);
  if (text === undefined) throw new BadInput(`wakelane ${name}: there is no file “${word}”.`);
  return text;
}
