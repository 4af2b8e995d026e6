// The memory model, when the code of all lanes is known.

import type { Expr } from '../../model/code.ts';
import { actorIndex } from '../../model/indices.ts';
import { laneOfDraft } from '../flow/lowering.ts';
import { usageOf } from '../flow/usage.ts';
import type { LoweredActor } from '../lowering/lowerActors.ts';
import { hintAtDereferences } from '../lowering/orderingHints.ts';
import type { Build } from '../names/build.ts';
import { addMachineActors } from '../names/declareActors.ts';
import { intervalOf } from './ranges.ts';

/** A memory model that hangs on the code learns what it does, and adds its actors. */
export function prepareMemory(build: Build, lowered: readonly LoweredActor[]): void {
  if (!build.memory.keeps) return;
  const graphs = lowered.map(({ threads }) => threads.flatMap(({ nodes }) => nodes));
  const boundsOf = (value: Expr): ReturnType<typeof intervalOf> => intervalOf(value, build.slots);
  const usage = usageOf(build, graphs, boundsOf);
  build.programMemory.prepare(usage);
  usage.lanes.forEach(({ indexing }, lane) => {
    const own = graphs.filter((_, actor) => laneOfDraft(build, actorIndex(actor)) === lane).flat();
    hintAtDereferences(build, own, indexing);
  });
  addMachineActors(build);
}
