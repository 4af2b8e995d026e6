// What a thread may still load before its lane lets go of all that it keeps: nothing else is worth keeping (R34).

import { defined } from '../../base/defined.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { loadsIn, reachOf } from '../../model/slotsOf.ts';
import type { FlowNode, FlowOp } from './flow.ts';
import { valuesIn } from './usage.ts';

/** Slots of memory before each node, by node id. Backward data flow to the least fixed point. */
export function watchedBefore(nodes: readonly FlowNode[]): readonly ReadonlySet<SlotIndex>[] {
  const before = nodes.map(({ op }) => new Set(loaded(op)));
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of [...nodes].reverse()) {
      const here = before[node.id];
      if (here === undefined || letsGo(node.op)) continue;
      for (const next of node.next)
        for (const slot of defined(before[next])) {
          if (here.has(slot)) continue;
          here.add(slot);
          changed = true;
        }
    }
  }
  return before;
}

function loaded(op: FlowOp): readonly SlotIndex[] {
  return valuesIn(op)
    .flatMap(loadsIn)
    .flatMap(({ place, fresh }) => (fresh === true ? [] : reachOf(place)));
}

function letsGo(op: FlowOp): boolean {
  return (op.op === 'let go' && op.what.kind === 'all') || (op.op === 'barrier' && op.keeps === 'loads');
}
