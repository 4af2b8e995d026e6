// What may wait opens its step: in a section it is the first operation, on every way that control can come to it.

import { Multimap } from '../../base/multimap.ts';
import type { FlowNode } from '../flow/flow.ts';
import type { LoweredActor } from '../lowering/lowerActors.ts';
import type { Build } from '../names/build.ts';

/** Reports each await and each lock inside a section to which control can come in the middle of the step. */
export function checkOpeners(build: Build, lowered: readonly LoweredActor[]): void {
  for (const { nodes } of lowered.flatMap(({ threads }) => threads)) {
    const before = predecessors(nodes);
    for (const node of nodes) {
      const what = waits(node);
      if (what === undefined || node.held.length === 0) continue;
      const within = standsBefore(node, before).filter(({ op }) => !isSilent(op));
      if (within.length === 0) continue;
      const comesBack = within.every(({ id }) => id >= node.id);
      build.report.error(
        node.at,
        comesBack
          ? `${what} may wait, so it can only open a step; here control comes back to it within the step.`
          : `${what} may wait, so it can only open a step; here the step has begun already.`,
        comesBack ? 'Put the loop around the section.' : 'Put it first in the section, or before it.',
      );
    }
  }
}

function waits({ op }: FlowNode): string | undefined {
  if (op.op === 'await') return 'await';
  if (op.op === 'lock' && op.free !== true) return op.mutex ? 'mutex_lock' : 'spin_lock';
  return undefined;
}

function predecessors(nodes: readonly FlowNode[]): Multimap<number, FlowNode> {
  return new Multimap(nodes.flatMap((node) => node.next.map((next) => [next, node])));
}

/** What control may have passed right before a node, back to the beginning of the section or to something that is done. */
function standsBefore(node: FlowNode, before: Multimap<number, FlowNode>): readonly FlowNode[] {
  const found = new Set<FlowNode>(before.of(node.id));
  for (const each of found) {
    const opens = each.op.op === 'enter' && each.held.length === 0;
    if (isSilent(each.op) && !opens) for (const other of before.of(each.id)) found.add(other);
  }
  return [...found];
}

/** What may come before in a section: nothing is done there, or all that it waits for is waited for at once. */
function isSilent(op: FlowNode['op']): boolean {
  return ['enter', 'join', 'let go', 'await'].includes(op.op) || (op.op === 'lock' && op.free !== true);
}
