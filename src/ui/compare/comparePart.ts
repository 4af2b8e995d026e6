// Both sides of a comparison, in a file of their own.

import { onDemand } from '../parts/onDemand.tsx';

export const comparePart = onDemand(async () => (await import('./Compare.tsx')).Compare);
