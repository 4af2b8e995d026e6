// `wakelane export`: the program in another tool's language.

import { toPromela } from '../formats/promela/promela.ts';
import type { Program, Property } from '../model/program.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { commands, onlyWord, parse, readWord } from './options.ts';
import { chosenSettings } from './settings.ts';
import { compileOpened, open } from './sources.ts';

/** Prints or writes the model of a scenario under one combination of its settings. */
export function exportModel(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.export, args);
  if (values.to === undefined)
    throw new BadInput('wakelane export: say which language to write: --to promela.');
  readWord('to', values.to, ['promela']);
  const grain = readWord('grain', values.grain, ['coarse', 'fine']);
  const opened = open(io, onlyWord(commands.export, positionals));
  const program = compileOpened(io, opened, chosenSettings(opened.source, values), grain);
  const property = values.property === undefined ? undefined : propertyCalled(program, values.property);
  const text = toPromela(program, property);
  if (values.out === undefined) io.out(text);
  else write(io, values.out, text);
  return EXIT.good;
}

function propertyCalled({ properties }: Program, name: string): Property {
  const property = properties.find((each) => each.name === name);
  if (property?.kind === 'possible')
    throw new BadInput(`wakelane: ${name} says what stays possible, which SPIN cannot decide.`);
  if (property !== undefined) return property;
  const names = properties.map((each) => each.name);
  const others = names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`;
  throw new BadInput(`wakelane: the scenario has no property “${name}”; ${others}.`);
}

function write(io: Io, path: string, text: string): void {
  const problem = io.writeFile(path, text);
  if (problem !== undefined) throw new BadInput(`wakelane: “${path}” could not be written: ${problem}`);
}
