// The options that a command was given, and the help that tells of them.

import { parseArgs } from 'node:util';
import { TABLE_WIDTH, TABLE_WIDTH_MIN } from '../formats/table/runTable.ts';
import { type CliCommand, type CommandName, commands } from './commands.ts';
import { BadInput } from './io.ts';
import { columns, paragraph } from './words.ts';

/** The options and words that a command was given. Throws `BadInput` for an option that it does not have. */
export function parse<T extends CliCommand>({ name, options }: T, args: readonly string[]) {
  const given: T['options'] = options;
  try {
    return parseArgs({ args: [...args], options: given, allowPositionals: true });
  } catch (error) {
    // Node's first sentence names the option; what follows explains how to write an unusual word.
    const [first = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new BadInput(
      `wakelane ${name}: ${first.replace(/\.$/, '')}.\n${paragraph(`There are ${optionWords(options).join(', ')}.`)}`,
    );
  }
}

/** The one scenario that a command is about. */
export function onlyWord({ name, usage }: CliCommand, words: readonly string[]): string {
  const [word, another] = words;
  if (word === undefined)
    throw new BadInput(`wakelane ${name}: name a scenario, or a file.\nUsage: wakelane ${usage} [OPTION]…`);
  if (another !== undefined)
    throw new BadInput(`wakelane ${name}: one scenario at a time; “${another}” is one too many.`);
  return word;
}

/** A whole number from 1 on. */
export function readNumber(option: string, text: string): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new BadInput(`wakelane: --${option} takes a whole number from 1 on, not “${text}”.`);
  return number;
}

/** The columns that a table may have. */
export function readWidth(text: string | undefined): number {
  if (text === undefined) return TABLE_WIDTH;
  const number = readNumber('width', text);
  if (number < TABLE_WIDTH_MIN)
    throw new BadInput(`wakelane: --width takes ${TABLE_WIDTH_MIN} or more, not “${text}”.`);
  return number;
}

/** One of some words; the first of them where none was given. */
export function readWord<T extends string>(
  option: string,
  text: string | undefined,
  offered: readonly [T, ...T[]],
): T {
  const [first] = offered;
  const word = text === undefined ? first : offered.find((candidate) => candidate === text);
  if (word === undefined)
    throw new BadInput(`wakelane: --${option} can be ${offered.join(' or ')}, not “${text}”.`);
  return word;
}

/** `wakelane --help` */
export function overallHelp(): string {
  const rows = Object.values(commands).map(({ name, summary }): [string, string] => [name, summary]);
  return [
    'Wakelane: you are the scheduler of a race between emulated vCPUs.\n\nUsage: wakelane COMMAND …\n\n',
    columns(rows),
    '\n',
    paragraph('FILE is a .race file, the name of a shipped scenario, or a run file that export has written.'),
    paragraph('wakelane COMMAND --help says more about a command, wakelane --version which version this is.'),
  ].join('');
}

/** `wakelane COMMAND --help` */
export function commandHelp(name: CommandName): string {
  const { usage, about, options, codes }: CliCommand = commands[name];
  const rows = Object.entries(options).map(([option, { help }], index): [string, string] => [
    optionWords(options)[index] ?? option,
    help,
  ]);
  return [
    `Usage: wakelane ${usage} [OPTION]…\n\n`,
    paragraph(about),
    '\n',
    columns(rows),
    '\n',
    paragraph('FILE is a .race file or the name of a shipped scenario.'),
    paragraph(`${codes.replace(/\.$/, '')}; 4 where Wakelane itself fails.`),
  ].join('');
}

function optionWords(options: CliCommand['options']): readonly string[] {
  return Object.entries(options).map(([name, { short, value }]) =>
    [
      ...(short === undefined ? [] : [`-${short},`]),
      `--${name}`,
      ...(value === undefined ? [] : [value]),
    ].join(' '),
  );
}
