// A text read and compiled in one go, where somebody else waits for it: what is known of it then, as plain data.

import type { ChartTable } from '../model/chart.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Program, Settings } from '../model/program.ts';
import type { Scenario } from '../model/scenario.ts';
import { compile } from './compile.ts';
import type { ParsedScenario } from './readScenario.ts';
import { parseScenario } from './scenario.ts';

export interface ForeignText {
  readonly parsed: ParsedScenario;
  /** For each combination of settings that was asked for. */
  readonly compiled: readonly CompiledText[];
}

interface CompiledText {
  readonly settings: Settings;
  /** Undefined where a diagnostic is an error. */
  readonly program: Program | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a text and compiles it under the settings that `chosen` names once its scenario is known. Never throws for what it says. */
export function readForeignText(
  text: string,
  charts: readonly ChartTable[],
  chosen: (scenario: Scenario) => readonly Settings[],
): ForeignText {
  const parsed = parseScenario('edited', text, charts);
  const { source } = parsed;
  const compiled =
    source === undefined
      ? []
      : chosen(source.scenario).map((settings) => ({ settings, ...compile(source, settings) }));
  return { parsed, compiled };
}
