// A scenario's text in; what it says about itself, and the syntax that `compile` needs, out.

import type { ChartTable } from '../model/chart.ts';
import { parseWithLibrary } from './library/library.ts';
import { readOwnCharts } from './names/ownCharts.ts';
import { parseFile } from './parse.ts';
import preludeText from './prelude.race?raw';
import { type ParsedScenario, readParsed } from './readScenario.ts';

export type { ParsedScenario, Source } from './readScenario.ts';

/** Reads a scenario. Never throws, whatever the text. `id` is the shipped file's name, or `edited`. */
export function parseScenario(id: string, text: string, charts: readonly ChartTable[]): ParsedScenario {
  const prelude = parseFile(preludeText, 'prelude').file;
  const { file, diagnostics } = parseWithLibrary(text);
  const own = readOwnCharts(text, file);
  const known = [
    ...charts.filter(({ name }) => !own.charts.some((each) => each.name === name)),
    ...own.charts,
  ];
  return readParsed(
    { file, diagnostics: [...diagnostics, ...own.diagnostics] },
    { id, text, prelude, charts: own.charts.length === 0 ? charts : known },
  );
}
