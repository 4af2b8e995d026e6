// Which locals may still be read: the others are reset where a step ends, so that they tell no states apart.

import { defined } from '../../base/defined.ts';
import type { Expr, LabelPart, Place } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { slotsOf } from '../../model/slotsOf.ts';
import type { FlowNode } from './flow.ts';

/** Live local slots before each node, by node id. Backward data flow to the least fixed point. */
export interface Liveness {
  readonly before: readonly ReadonlySet<SlotIndex>[];
  readonly after: (node: FlowNode) => ReadonlySet<SlotIndex>;
  /** All locals that the graph assigns. */
  readonly assigned: ReadonlySet<SlotIndex>;
}

export function liveness(nodes: readonly FlowNode[], isLocal: (slot: SlotIndex) => boolean): Liveness {
  const uses = nodes.map((node) => new Set(slotsUsed(node).filter(isLocal)));
  const before: Set<SlotIndex>[] = uses.map((set) => new Set(set));
  const after = (node: FlowNode): Set<SlotIndex> =>
    new Set(node.next.flatMap((next) => [...defined(before[next])]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of [...nodes].reverse()) {
      const live = before[node.id];
      const defined = definedSlot(node);
      for (const slot of after(node)) {
        if (slot === defined || live === undefined || live.has(slot)) continue;
        live.add(slot);
        changed = true;
      }
    }
  }
  const assigned = new Set(nodes.map(definedSlot).filter((slot) => slot !== undefined && isLocal(slot)));
  return { before, after, assigned: new Set([...assigned].filter((slot) => slot !== undefined)) };
}

/** The local that a node assigns whatever happens. */
export function definedSlot({ op }: FlowNode): SlotIndex | undefined {
  switch (op.op) {
    case 'set':
      return op.slot;
    case 'read':
    case 'vmenter':
      return op.into;
    default:
      return undefined;
  }
}

/** Slots that a node reads, labels included. */
export function slotsUsed(node: FlowNode): readonly SlotIndex[] {
  const found: SlotIndex[] = [];
  const add = (expr: Expr): void => {
    found.push(...slotsOf(expr));
  };
  const addPlace = (place: Place): void => {
    for (const term of place.terms) add(term.index);
  };
  const addParts = (parts: readonly LabelPart[]): void => {
    for (const part of parts) if (typeof part !== 'string') add(part.value);
  };
  for (const parts of node.labels) addParts(parts);
  const { op } = node;
  switch (op.op) {
    case 'set':
    case 'read':
      add(op.value);
      break;
    case 'write':
    case 'ghost':
      addPlace(op.place);
      add(op.value);
      break;
    case 'branch':
    case 'assert':
    case 'await':
      add(op.cond);
      break;
    case 'label':
      addParts(op.parts);
      break;
    case 'choose':
      for (const way of op.ways) if (way.when !== undefined) add(way.when.cond);
      break;
    case 'raise':
    case 'unraise':
      add(op.index);
      break;
    case 'lock':
    case 'unlock':
      addPlace(op.place);
      break;
    default:
      break;
  }
  return found;
}
