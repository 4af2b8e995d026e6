// Whether local code can end in an error of the run.

import { type FlowNode, isVisible } from '../flow/flow.ts';
import type { Emission } from './emission.ts';

/** True where something between the node and the next operation of its thread can fail. */
export function mayFailBefore(start: FlowNode, nodes: readonly FlowNode[], emission: Emission): boolean {
  const reached = new Set([start]);
  for (const node of reached) {
    if (isVisible(node.op)) continue;
    if (hasFault([node.op, emission.instructions(node, false)])) return true;
    for (const next of node.next) {
      const follower = nodes[next];
      if (follower !== undefined) reached.add(follower);
    }
  }
  return false;
}

/** True where an operation, an instruction or an expression in it has the number of a fault. */
function hasFault(code: unknown): boolean {
  if (Array.isArray(code)) return code.some(hasFault);
  if (typeof code !== 'object' || code === null) return false;
  if ('fault' in code && code.fault !== 0) return true;
  return Object.values(code).some(hasFault);
}
