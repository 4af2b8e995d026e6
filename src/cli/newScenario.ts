// `wakelane new`: a table becomes a scenario, or a template is one.

import { nearestName } from '../base/nearestName.ts';
import { libraryWords } from '../lang/library/library.ts';
import prelude from '../lang/prelude.race?raw';
import { skeletonOf } from '../skeleton/skeleton.ts';
import { readTables } from '../tables/readTables.ts';
import { templates } from '../templates/templates.ts';
import { commands } from './commands.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { parse, readNumber } from './options.ts';
import { readSource } from './pastedText.ts';
import { columns, paragraph } from './words.ts';

/** Prints a scenario, or writes it; throws `BadInput` where nothing can be made of what was asked for. */
export function newScenario(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.new, args);
  const made =
    values.from === undefined
      ? fromTable(io, positionals, values.table)
      : fromTemplate(values.from, positionals, values.table);
  if (values.out === undefined) io.out(made);
  else {
    const problem = io.writeFile(values.out, made);
    if (problem !== undefined)
      throw new BadInput(`wakelane new: “${values.out}” could not be written: ${problem}`);
  }
  return EXIT.good;
}

function fromTemplate(word: string, positionals: readonly string[], table: string | undefined): string {
  const [given] = positionals;
  if (given !== undefined || table !== undefined)
    throw new BadInput('wakelane new: a scenario begins with a table or with a template, not with both.');
  const found = templates.find((template) => template.word === word);
  if (found !== undefined) return found.text;
  const nearest = nearestName(
    word,
    templates.map((template) => template.word),
  );
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const rows = templates.map(({ word: known, title, race }) => [known, `${title}. ${race}`] as const);
  throw new BadInput(`wakelane new: there is no template “${word}”.${meant} There are\n${columns(rows)}`);
}

/** The scenario that a table makes; what was noticed when it was read is said on the side. */
function fromTable(io: Io, positionals: readonly string[], wanted: string | undefined): string {
  const { tables, refusals, remarks } = readTables(readSource(commands.new, io, positionals));
  for (const remark of remarks) io.err(paragraph(remark));
  const number = wanted === undefined ? 1 : readNumber('table', wanted);
  const table = tables[number - 1];
  if (table === undefined) {
    const why = refusals.map(({ line, sentence }) => `Line ${line}: ${sentence}`).join('\n');
    throw new BadInput(
      tables.length === 0
        ? why
        : `wakelane new: the text has ${tables.length} tables, and none is number ${number}.`,
    );
  }
  const made = skeletonOf(table, prelude, libraryWords);
  if (typeof made !== 'string') throw new BadInput(`wakelane new: ${made.sentence}`);
  return made;
}
