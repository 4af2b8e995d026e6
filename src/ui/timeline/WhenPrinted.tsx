/** Draws the run for paper from the moment before it is printed until it is. */

import { Suspense, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { printedRun } from './printedRunPart.ts';

export function WhenPrinted() {
  const [{ subscribe, isPrinting }] = useState(createPrinting);
  const printing = useSyncExternalStore(subscribe, isPrinting);
  return (
    printing && (
      <Suspense>
        <printedRun.Part />
      </Suspense>
    )
  );
}

/** True from the moment before a page is printed until it is. */
function createPrinting() {
  let printing = false;
  return {
    isPrinting: () => printing,
    subscribe: (changed: () => void) => {
      const listening = new AbortController();
      const { signal } = listening;
      const tell = (is: boolean) => {
        printing = is;
        // The printer does not wait.
        flushSync(changed);
      };
      const media = window.matchMedia('print');
      window.addEventListener('beforeprint', () => tell(true), { signal });
      window.addEventListener('afterprint', () => tell(false), { signal });
      media.addEventListener('change', ({ matches }) => tell(matches), { signal });
      return () => listening.abort();
    },
  };
}
