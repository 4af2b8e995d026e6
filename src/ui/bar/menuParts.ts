// What opens under the buttons of the bar, in files of their own: the first step needs none of it.

import { onDemand } from '../parts/onDemand.tsx';

export const moreEntries = onDemand(async () => (await import('./MoreEntries.tsx')).MoreEntries);
export const levelLinks = onDemand(async () => (await import('./LevelLinks.tsx')).LevelLinks);
