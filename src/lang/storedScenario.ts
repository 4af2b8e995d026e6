// A shipped scenario from its stored syntax: what compiles, without a parser.

import type { ChartTable } from '../model/chart.ts';
import { type ParsedScenario, readParsed } from './readScenario.ts';
import { restoreSyntax } from './syntax/storedSyntax.ts';

interface Stored {
  readonly id: string;
  readonly text: string;
  /** As `storedSyntax.ts` stores them: of the text, and of the prelude, whose words are all stored. */
  readonly syntax: string;
  readonly prelude: string;
  readonly charts: readonly ChartTable[];
}

export function restoreScenario({ id, text, syntax, prelude, charts }: Stored): ParsedScenario {
  const origin = { id, text, prelude: restoreSyntax(prelude, ''), charts };
  return readParsed({ file: restoreSyntax(syntax, text), diagnostics: [] }, origin);
}
