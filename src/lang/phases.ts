// Phases of the compiler that not every text needs: the page opens shipped scenarios without them.

import type { checkBlocked } from './checks/blockedCycles.ts';
import type { LowerAssembly } from './flow/lowering.ts';
import type { LoweredActor } from './lowering/lowerActors.ts';
import type { Build } from './names/build.ts';

export interface Phases {
  /** Undefined for a text without guests in assembly. */
  readonly assembly: LowerAssembly | undefined;
  /** Undefined for a text that is known to pass them all, as shipped ones are. */
  readonly checks: Checks | undefined;
}

/** What must hold of a program beyond its form. */
export interface Checks {
  readonly ofFlow: (build: Build, lowered: readonly LoweredActor[]) => void;
  readonly ofSteps: typeof checkBlocked;
}
