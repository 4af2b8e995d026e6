// What must hold of the flow graphs before they are cut into steps.

import type { LoweredActor } from '../lowering/lowerActors.ts';
import type { Build } from '../names/build.ts';
import { checkOpeners } from './openers.ts';
import { checkSections } from './sectionChecks.ts';

export function checkFlow(build: Build, lowered: readonly LoweredActor[]): void {
  checkOpeners(build, lowered);
  checkSections(build, lowered);
}
