// The panels above the transport, in files of their own.

import { onDemand } from '../parts/onDemand.tsx';

export const untilPanel = onDemand(async () => (await import('./UntilPanel.tsx')).UntilPanel);
export const branchPanel = onDemand(async () => (await import('./BranchPanel.tsx')).BranchPanel);
