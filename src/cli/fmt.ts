// `wakelane fmt`: texts in good form.

import { parseScenario } from '../lang/scenario.ts';
import { formatText } from '../lang/syntax/formatText.ts';
import { charts } from '../machines/charts.ts';
import { commands } from './commands.ts';
import { printDiagnostics } from './diagnosticText.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { parse } from './options.ts';
import { findText, type Named } from './sources.ts';

/** Prints a text in good form, writes several in place, or says which are not. */
export function fmt(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.fmt, args);
  if (positionals.length === 0) throw new BadInput('wakelane fmt: name files, or - for standard input.');
  const texts = positionals.map((word) => findText(io, word));
  if (values.check === true) {
    const others = texts.filter((named) => formatted(named) !== named.text);
    io.out(others.map(({ word }) => `${word}\n`).join(''));
    return others.length === 0 ? EXIT.good : EXIT.fails;
  }
  if (values.write !== true && texts.length > 1)
    throw new BadInput('wakelane fmt: one text is printed at a time; --write formats many in place.');
  for (const named of texts) {
    const text = formatted(named);
    if (values.write !== true) io.out(text);
    else if (text !== named.text) {
      const problem = io.writeFile(named.file, text);
      if (problem !== undefined)
        throw new BadInput(`wakelane fmt: “${named.file}” could not be written: ${problem}`);
    }
  }
  return EXIT.good;
}

/** A text with errors is not touched: nobody knows what its lines belong to. */
function formatted(named: Named): string {
  const { source, diagnostics } = parseScenario(named.id, named.text, charts);
  if (source === undefined) throw new BadInput(printDiagnostics(named, diagnostics));
  return formatText(named.text);
}
