// All that is wrong with the text that is edited, under any of its settings, found while nobody types.

import { useEffect, useState } from 'react';
import { diagnose } from '../../lang/diagnose.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';

const stillMs = 300;
/** Between two combinations of settings: a key that is pressed meanwhile goes first. */
const breathMs = 10;

/** `now`: what is wrong under the settings that are shown, which is known at once. */
export function useDiagnostics(
  id: string,
  text: string,
  now: readonly Diagnostic[],
  charts: readonly ChartTable[],
): readonly Diagnostic[] {
  const [found, setFound] = useState<{
    readonly text: string;
    readonly diagnostics: readonly Diagnostic[];
  }>();
  // Where the text fails the compiler, that is all there is to say.
  const fails = now.some(({ severity }) => severity === 'failure');
  useEffect(() => {
    if (fails) return;
    const search = diagnose({ id, text }, charts);
    let diagnostics: readonly Diagnostic[] = [];
    let timer = window.setTimeout(goOn, stillMs);
    function goOn(): void {
      const { value, done } = search.next();
      if (done === true) return;
      if (value.length > 0) {
        diagnostics = [...diagnostics, ...value];
        setFound({ text, diagnostics });
      }
      timer = window.setTimeout(goOn, breathMs);
    }
    return () => window.clearTimeout(timer);
  }, [id, text, charts, fails]);
  if (found?.text !== text) return now;
  const isNew = (each: Diagnostic): boolean =>
    !found.diagnostics.some(({ from, message }) => from === each.from && message === each.message);
  return [...now.filter(isNew), ...found.diagnostics];
}
