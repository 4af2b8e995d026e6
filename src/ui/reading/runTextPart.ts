// The run as text, in a file of its own.

import { onDemand } from '../parts/onDemand.tsx';

export const runTextPart = onDemand(async () => (await import('./RunText.tsx')).RunText);
