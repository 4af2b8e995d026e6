// All that is wrong with the text that is edited, under any of its settings, found while nobody types.

import { useMemo, useSyncExternalStore } from 'react';
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
  // Where the text fails the compiler, that is all there is to say.
  const fails = now.some(({ severity }) => severity === 'failure');
  const diagnosis = useMemo(
    () => diagnosisOf(id, text, fails ? undefined : charts),
    [id, text, charts, fails],
  );
  const found = useSyncExternalStore(diagnosis.subscribe, diagnosis.found, diagnosis.found);
  return useMemo(
    () => [...now.filter((each) => !found.some((other) => isSame(each, other))), ...found],
    [now, found],
  );
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.from === b.from && a.message === b.message;
}

interface Diagnosis {
  /** It goes on as long as somebody listens. */
  readonly subscribe: (tell: () => void) => () => void;
  readonly found: () => readonly Diagnostic[];
}

/** `charts`: undefined where nothing is to be looked for. */
function diagnosisOf(id: string, text: string, charts: readonly ChartTable[] | undefined): Diagnosis {
  let found: readonly Diagnostic[] = [];
  return {
    subscribe(tell) {
      if (charts === undefined) return () => {};
      const search = diagnose({ id, text }, charts);
      let all: readonly Diagnostic[] = [];
      let timer = window.setTimeout(goOn, stillMs);
      function goOn(): void {
        const { value, done } = search.next();
        if (done === true) return;
        if (value.length > 0) {
          all = [...all, ...value];
          found = all;
          tell();
        }
        timer = window.setTimeout(goOn, breathMs);
      }
      return () => window.clearTimeout(timer);
    },
    found: () => found,
  };
}
