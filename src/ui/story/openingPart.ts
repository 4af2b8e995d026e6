// What a level begins with, in a file of its own: the first step needs none of it.

import { onDemand } from '../parts/onDemand.tsx';

export const opening = onDemand(async () => (await import('./Opening.tsx')).Opening);
