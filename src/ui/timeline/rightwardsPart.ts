// The timeline with time to the right, in a file of its own.

import { onDemand } from '../parts/onDemand.tsx';

export const rightwards = onDemand(async () => (await import('./Rightwards.tsx')).Rightwards);
