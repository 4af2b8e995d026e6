// Words of kernels with their meanings, in a file of their own: the glossary is long, and the first step needs none of it.

import { onDemand } from './onDemand.tsx';

export const prose = onDemand(async () => (await import('./Prose.tsx')).Prose);
export const wordsOf = onDemand(async () => (await import('./WordsOf.tsx')).WordsOf);
