// The run on paper, in a file of its own, which is asked for before anybody prints: the first step needs none of it.

import { onDemand } from '../parts/onDemand.tsx';

export const printedRun = onDemand(async () => (await import('./PrintedRun.tsx')).PrintedRun);
