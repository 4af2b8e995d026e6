// How an alternative of a choose may begin: with nothing that waits, except for the store buffer.

import { type FlowNode, isVisible, leaves, type Way } from '../flow/flow.ts';
import { bufferNeed, canWait } from '../flow/waiting.ts';
import type { Build } from '../names/build.ts';

/** What the operations that may come first in an alternative, which begins at `first`, ask of the store buffer. */
export function firstNeed(
  build: Build,
  way: Way,
  first: FlowNode | undefined,
  nodes: readonly FlowNode[],
): 'room' | 'empty' | undefined {
  let need: 'room' | 'empty' | undefined;
  for (const node of firstVisible(way, first, nodes)) {
    if (node.op.op !== 'interrupts off' && canWait(node, nodes, false)) {
      build.report.error(
        node.at,
        'An alternative of choose must not begin with something that waits.',
        'Put the condition into its `when`.',
      );
    }
    const own = bufferNeed(node);
    if (own === 'empty' || need === undefined) need = own ?? need;
  }
  return need;
}

function firstVisible(
  way: Way,
  first: FlowNode | undefined,
  nodes: readonly FlowNode[],
): readonly FlowNode[] {
  const reached = new Set<FlowNode>(first === undefined ? [] : [first]);
  for (const { op, next } of reached) {
    if (isVisible(op) || leaves(op, way.alternative)) continue;
    for (const id of next) {
      const node = nodes[id];
      if (node !== undefined) reached.add(node);
    }
  }
  return [...reached].filter(({ op }) => isVisible(op));
}
