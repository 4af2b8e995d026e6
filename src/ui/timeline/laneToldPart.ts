// What is told of a lane on demand, in a file of its own: the first step needs none of it.

import { onDemand } from '../parts/onDemand.tsx';

export const laneTold = onDemand(async () => (await import('./LaneTold.tsx')).LaneTold);
