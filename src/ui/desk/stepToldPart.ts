// What is told of a step on demand, in a file of its own: the first step needs none of it.

import { onDemand } from '../parts/onDemand.tsx';

export const stepTold = onDemand(async () => (await import('./StepTold.tsx')).StepTold);
