// `wakelane new`: a table becomes a scenario.

import prelude from '../lang/prelude.race?raw';
import { skeletonOf } from '../skeleton/skeleton.ts';
import { readTables } from '../tables/readTables.ts';
import { commands } from './commands.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { parse, readNumber } from './options.ts';
import { readSource } from './pastedText.ts';
import { paragraph } from './words.ts';

/** Prints the scenario that a table makes, or writes it; says on the side where it can be played. */
export function newScenario(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.new, args);
  const { tables, refusals, remarks } = readTables(readSource(commands.new, io, positionals));
  for (const remark of remarks) io.err(paragraph(remark));
  const number = values.table === undefined ? 1 : readNumber('table', values.table);
  const table = tables[number - 1];
  if (table === undefined) {
    const why = refusals.map(({ line, sentence }) => `Line ${line}: ${sentence}`).join('\n');
    throw new BadInput(
      tables.length === 0
        ? why
        : `wakelane new: the text has ${tables.length} tables, and none is number ${number}.`,
    );
  }
  const made = skeletonOf(table, prelude);
  if (typeof made !== 'string') throw new BadInput(`wakelane new: ${made.sentence}`);
  if (values.out === undefined) io.out(made);
  else {
    const problem = io.writeFile(values.out, made);
    if (problem !== undefined)
      throw new BadInput(`wakelane new: “${values.out}” could not be written: ${problem}`);
  }
  return EXIT.good;
}
