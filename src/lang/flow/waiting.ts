// What an operation may have to wait for.

import type { FlowNode } from './flow.ts';

/** What a buffered machine asks of the store buffer before this operation. */
export function bufferNeed({ op }: FlowNode): 'room' | 'empty' | undefined {
  switch (op.op) {
    case 'write':
      return 'room';
    case 'unlock':
      return op.mutex ? 'empty' : 'room';
    case 'enter':
    case 'lock':
    case 'fence':
    case 'vmenter':
      return 'empty';
    default:
      return undefined;
  }
}

/** The first operation inside a section: what it waits for, the section waits for. */
export function firstInSection(enter: FlowNode, nodes: readonly FlowNode[]): FlowNode | undefined {
  let node = nodes[enter.next[0] ?? -1];
  while (node !== undefined && (node.op.op === 'enter' || node.op.op === 'join'))
    node = nodes[node.next[0] ?? -1];
  return node;
}

/** What can never join the step of an opener, because it may have to wait (or begins a step itself). */
export function canWait(node: FlowNode, nodes: readonly FlowNode[], buffers: boolean): boolean {
  const { op } = node;
  if (op.op === 'await' || op.op === 'choose' || op.op === 'lock') return true;
  if (op.op === 'interrupts off' || op.op === 'resume') return true;
  if (op.op === 'enter') {
    const first = firstInSection(node, nodes);
    if (first?.op.op === 'await' || first?.op.op === 'lock') return true;
  }
  return buffers && bufferNeed(node) !== undefined;
}
