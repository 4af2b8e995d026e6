/** The composition root of “Draw your own”, fetched when it is opened. */

import { charts } from 'virtual:charts';
import { levels } from 'virtual:levels';
import { lazy } from 'react';
import { createReader } from './pasting/reader.ts';
import { Own } from './ui/own/Own.tsx';
import { createOwnDesk } from './ui/own/ownDesk.ts';

const desk = createOwnDesk(createReader(), charts);

/** A run comes with all that a run needs, when there is one. */
const OwnRun = lazy(async () => ({ default: (await import('./ownRun.tsx')).OwnRun }));

export function OwnPage() {
  return <Own desk={desk} levels={levels} Run={OwnRun} />;
}
