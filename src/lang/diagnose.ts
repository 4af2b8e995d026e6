// What is wrong with a text, under any of its settings: what `wakelane check` says of it, and the editor.

import type { ChartTable } from '../model/chart.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { compile } from './compile.ts';
import { combinations } from './names/combinations.ts';
import { parseScenario } from './scenario.ts';

/** A text with the name that its diagnostics know it by. */
interface Named {
  readonly id: string;
  readonly text: string;
}

/**
 * First what is wrong whatever the settings are, then for each combination of settings what is wrong under them and was
 * not told yet: whoever shows it while somebody types goes on when there is time.
 */
export function* diagnose(
  { id, text }: Named,
  charts: readonly ChartTable[],
): Generator<readonly Diagnostic[], void> {
  const told = new Set<string>();
  const fresh = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    found.filter((each) => {
      const key = JSON.stringify(each);
      const isNew = !told.has(key);
      told.add(key);
      return isNew;
    });
  const { source, diagnostics } = parseScenario(id, text, charts);
  yield fresh(diagnostics);
  if (source === undefined) return;
  for (const settings of combinations(source.file, source.scenario.memories))
    yield fresh(compile(source, settings).diagnostics);
}
