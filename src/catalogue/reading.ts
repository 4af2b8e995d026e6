// Reads and compiles a shipped scenario while the page is built: one with errors stops the build.

import { defaultSettings, fitSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Program, Settings } from '../model/program.ts';
import type { Scenario } from '../model/scenario.ts';

/** A scenario, compiled for the settings; for its first ones where none are given. */
export function readShipped(
  id: string,
  text: string,
  values?: Settings['values'],
): { readonly scenario: Scenario; readonly program: Program } {
  const { source, diagnostics } = parseScenario(id, text, charts);
  if (source === undefined) throw new Error(complaint(id, diagnostics));
  const first = defaultSettings(source.scenario);
  const settings = fitSettings({ ...first, values: { ...first.values, ...values } }, source.scenario);
  const compiled = compile(source, settings);
  if (compiled.program === undefined) throw new Error(complaint(id, compiled.diagnostics));
  return { scenario: source.scenario, program: compiled.program };
}

function complaint(id: string, diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return `The scenario ${id} has errors: ${errors.join(' ')}`;
}
