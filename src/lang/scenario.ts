// A scenario's text in; what it says about itself, and the syntax that `compile` needs, out.

import type { ChartTable } from '../model/chart.ts';
import { parseWithLibrary } from './library/library.ts';
import { parseFile } from './parse.ts';
import preludeText from './prelude.race?raw';
import { type ParsedScenario, readParsed } from './readScenario.ts';

export type { ParsedScenario, Source } from './readScenario.ts';

/** Reads a scenario. Never throws, whatever the text. `id` is the shipped file's name, or `edited`. */
export function parseScenario(id: string, text: string, charts: readonly ChartTable[]): ParsedScenario {
  const prelude = parseFile(preludeText, 'prelude').file;
  return readParsed(parseWithLibrary(text), { id, text, prelude, charts });
}
