// What each lane keeps, in a file of its own: on a machine whose lanes keep nothing nobody needs it.

import { onDemand } from '../parts/onDemand.tsx';

export const laneMemory = onDemand(async () => (await import('./LaneMemory.tsx')).LaneMemory);
