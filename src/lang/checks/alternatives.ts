// How an alternative of a choose may begin: with nothing that waits, except for the lane's own memory.

import type { Operation } from '../../memory/memory.ts';
import { type FlowNode, isVisible, leaves, type Way } from '../flow/flow.ts';
import { canWait, memoryOperationOf } from '../flow/waiting.ts';
import type { Build } from '../names/build.ts';

/** What the operations that may come first in an alternative, which begins at `first`, ask of memory; undefined after a diagnostic. */
export function firstNeeds(
  build: Build,
  way: Way,
  first: FlowNode | undefined,
  nodes: readonly FlowNode[],
): readonly Operation[] | undefined {
  const needs: Operation[] = [];
  let refused = false;
  for (const node of firstVisible(way, first, nodes)) {
    if (node.op.op !== 'interrupts off' && canWait(node, nodes, undefined)) {
      build.report.error(
        node.at,
        'An alternative of choose must not begin with something that waits.',
        'Put the condition into its `when`.',
      );
      refused = true;
    }
    const operation = memoryOperationOf(node, nodes);
    if (operation !== undefined) needs.push(operation);
  }
  return refused ? undefined : needs;
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
