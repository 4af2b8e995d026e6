// What is done to the flow graph of a guest in assembly when it is complete.

import { defined } from '../../base/defined.ts';
import { type FlowNode, isVisible } from '../flow/flow.ts';
import type { Lowering } from '../flow/lowering.ts';

/** A step of its own is needed only where something on registers comes before the next operation. */
export function dropIdleResumes(nodes: FlowNode[]): void {
  for (const node of nodes) {
    if (node.op.op !== 'resume') continue;
    let next = nodes[defined(node.next[0])];
    for (let hops = 0; next?.op.op === 'join' && hops < nodes.length; hops++)
      next = nodes[defined(next.next[0])];
    if (next !== undefined && (isVisible(next.op) || next.op.op === 'end'))
      nodes[node.id] = { ...node, op: { op: 'join' } };
  }
}

/** A loop in which nothing visible happens would run for ever inside one step. */
export function checkLoops(l: Lowering): void {
  const { nodes } = l.flow;
  const quiet = new Set(nodes.flatMap((node) => (isVisible(node.op) ? [] : node.id)));
  // What nothing quiet leads to, or what leads to nothing quiet, lies on no quiet loop.
  for (let before = -1; before !== quiet.size; ) {
    before = quiet.size;
    const next = (id: number): readonly number[] => defined(nodes[id]).next;
    const reached = new Set([...quiet].flatMap(next));
    for (const id of quiet) if (!reached.has(id) || !next(id).some((to) => quiet.has(to))) quiet.delete(id);
  }
  const first = nodes.find(({ id, op }) => quiet.has(id) && op.op === 'join');
  if (first !== undefined)
    l.build.report.error(
      first.at,
      'Nothing that others could see happens in the loop that comes back here.',
      'Read or write memory in it, or write nop, which is a step.',
    );
}
