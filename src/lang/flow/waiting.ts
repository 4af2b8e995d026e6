// What an operation may have to wait for.

import { defined } from '../../base/defined.ts';
import type { Memory, Need, Operation } from '../../memory/memory.ts';
import type { FlowNode } from './flow.ts';

/** What memory must be like before this operation of a lane. */
export function memoryNeed(memory: Memory, node: FlowNode): Need | undefined {
  const operation = operationOf(node);
  return operation === undefined ? undefined : memory.need(operation);
}

function operationOf({ op }: FlowNode): Operation | undefined {
  switch (op.op) {
    case 'write':
      return 'store';
    case 'unlock':
      return op.mutex ? 'unlock of a mutex' : 'unlock';
    case 'enter':
      return 'section';
    case 'vmenter':
      return 'VM entry';
    case 'lock':
    case 'fence':
    case 'raise':
      return op.op;
    default:
      return undefined;
  }
}

/** The first operation inside a section: what it waits for, the section waits for. */
export function firstInSection(enter: FlowNode, nodes: readonly FlowNode[]): FlowNode | undefined {
  let node = nodes[defined(enter.next[0])];
  while (node !== undefined && (node.op.op === 'enter' || node.op.op === 'join'))
    node = nodes[defined(node.next[0])];
  return node;
}

/**
 * What can never join the step of an opener, because it may have to wait (or begins a step itself). `memory`: what it
 * may wait for, too.
 */
export function canWait(node: FlowNode, nodes: readonly FlowNode[], memory: Memory | undefined): boolean {
  const { op } = node;
  if (op.op === 'await' || op.op === 'choose' || op.op === 'lock') return true;
  if (op.op === 'interrupts off' || op.op === 'resume') return true;
  if (op.op === 'enter') {
    const first = firstInSection(node, nodes);
    if (first?.op.op === 'await' || first?.op.op === 'lock') return true;
  }
  return memory !== undefined && memoryNeed(memory, node) !== undefined;
}
