// The phases that any text may need.

import { lowerAsm } from './assembly/lowerAsm.ts';
import { checkBlocked } from './checks/blockedCycles.ts';
import { checkOpeners } from './checks/openers.ts';
import { checkSections } from './checks/sectionChecks.ts';
import type { Phases } from './phases.ts';

export const allPhases: Phases = {
  assembly: lowerAsm,
  checks: {
    ofFlow: (build, lowered) => {
      checkOpeners(build, lowered);
      checkSections(build, lowered);
    },
    ofSteps: checkBlocked,
  },
};
