// What an operation may have to wait for.

import { defined } from '../../base/defined.ts';
import { mapDefined } from '../../base/mapDefined.ts';
import type { LaneMemory, LockedSection, Operation } from '../../memory/memory.ts';
import type { Expr, Place } from '../../model/code.ts';
import { loadsIn } from '../../model/slotsOf.ts';
import { type FlowNode, isVisible } from './flow.ts';
import type { Section } from './section.ts';

/** What this node does that memory may have a say in. */
export function memoryOperationOf(node: FlowNode, nodes: readonly FlowNode[]): Operation | undefined {
  const { op } = node;
  switch (op.op) {
    case 'write':
      return { kind: 'store' };
    case 'unlock':
      return { kind: op.mutex ? 'unlock of a mutex' : 'unlock' };
    case 'enter':
      if (op.lock === undefined) return op.atomic ?? { kind: 'section' };
      return lockedSection(node, nodes);
    case 'vmenter':
      return { kind: 'VM entry' };
    case 'lock':
      return { kind: 'lock', place: op.place };
    case 'fence':
    case 'raise':
      return { kind: op.op };
    case 'read':
      return loadsOf([op.value]);
    case 'await':
      return loadsOf([op.cond]);
    case 'choose':
      return loadsOf(mapDefined(op.ways, ({ when }) => when?.cond));
    default:
      return undefined;
  }
}

function loadsOf(values: readonly Expr[]): Operation | undefined {
  const places: readonly Place[] = values.flatMap(loadsIn).map(({ place }) => place);
  return places.length === 0 ? undefined : { kind: 'loads', places };
}

/** A section under a coarse lock, with what is in it. */
function lockedSection(enter: FlowNode, nodes: readonly FlowNode[]): LockedSection {
  const inside = nodesInside(enter, nodes);
  const lines = inside.filter(({ op }) => op.op === 'barrier' && op.keeps === 'stores');
  return {
    kind: 'locked section',
    locks: mapDefined([enter, ...inside], ({ op }) => (op.op === 'enter' ? op.number : undefined)),
    full: inside.some(isFull),
    loads: inside.flatMap(({ op }) => (op.op === 'read' ? loadsIn(op.value).map(({ place }) => place) : [])),
    apart: inside.flatMap(apartAt),
    lines: lines.some((line) => nodesInside(enter, nodes, line).some((node) => apartAt(node).length > 0)),
  };
}

/** The place of an atomic that is less than a full barrier. */
function apartAt({ op }: FlowNode): readonly Place[] {
  if (op.op === 'write') return op.late === undefined ? [] : [op.place];
  return op.op === 'enter' && op.atomic?.kind === 'atomic' ? [op.atomic.place] : [];
}

/** What comes behind `from` in the section that `enter` begins. */
export function nodesInside(
  enter: FlowNode,
  nodes: readonly FlowNode[],
  from: FlowNode = enter,
): readonly FlowNode[] {
  const inside = new Set<FlowNode>([from]);
  for (const { next } of inside)
    for (const id of next) {
      const node = nodes[id];
      if (node !== undefined && node.held.length > enter.held.length) inside.add(node);
    }
  return [...inside].slice(1);
}

/** With one of these inside, a section is no less than a full barrier. */
function isFull({ op }: FlowNode): boolean {
  switch (op.op) {
    case 'lock':
    case 'unlock':
    case 'raise':
    case 'fence':
      return true;
    case 'enter':
      return op.atomic?.kind !== 'atomic' || op.atomic.order === 'full' || op.atomic.order === 'release';
    default:
      return false;
  }
}

/** The sections that are no less than a full barrier: in them nothing waits. */
export function fullSections(nodes: readonly FlowNode[]): ReadonlySet<Section> {
  return new Set(
    nodes.flatMap((node) =>
      node.op.op === 'enter' && node.held.length === 0 && nodesInside(node, nodes).some(isFull)
        ? node.op
        : [],
    ),
  );
}

/** The first node that follows; undefined behind the last. */
function firstAfter({ next: [first] }: FlowNode, nodes: readonly FlowNode[]): FlowNode | undefined {
  return first === undefined ? undefined : nodes[first];
}

/** The first operation inside a section: what it waits for, the section waits for. */
function firstInSection(enter: FlowNode, nodes: readonly FlowNode[]): FlowNode | undefined {
  let node = firstAfter(enter, nodes);
  while (node !== undefined && (node.op.op === 'enter' || node.op.op === 'join' || node.op.op === 'let go'))
    node = firstAfter(node, nodes);
  return node;
}

/** What a section waits for: its first operations as far as each of them waits. */
export function waitedForInSection(enter: FlowNode, nodes: readonly FlowNode[]): readonly FlowNode[] {
  const found: FlowNode[] = [];
  for (
    let node = firstInSection(enter, nodes);
    node !== undefined && (node.op.op === 'await' || (node.op.op === 'lock' && node.op.free !== true));
    node = firstInSection(node, nodes)
  )
    found.push(node);
  return found;
}

/**
 * What a guest that goes on does with its registers, if that leads straight to one operation which may wait for memory and
 * for nothing else: the step waits for it from its beginning, and carries it out.
 */
export function waitedBehind(resume: FlowNode, nodes: readonly FlowNode[]): FlowNode | undefined {
  let node = nodes[defined(resume.next[0])];
  for (let hops = 0; node !== undefined && hops < nodes.length && !isVisible(node.op); hops++) {
    if (node.op.op === 'branch' || node.op.op === 'end') return undefined;
    node = nodes[defined(node.next[0])];
  }
  return node === undefined || canWait(node, nodes, undefined) ? undefined : node;
}

/**
 * What can never join the step of an opener, because it may have to wait (or begins a step itself). `memory`: for what it
 * may wait there, too.
 */
export function canWait(node: FlowNode, nodes: readonly FlowNode[], memory: LaneMemory | undefined): boolean {
  const { op } = node;
  if (op.op === 'await' || op.op === 'choose' || op.op === 'lock') return true;
  if (op.op === 'interrupts off' || op.op === 'resume') return true;
  if (op.op === 'enter') {
    const first = firstInSection(node, nodes);
    if (first?.op.op === 'await' || first?.op.op === 'lock') return true;
  }
  const operation = memoryOperationOf(node, nodes);
  return operation !== undefined && memory?.mayWait(operation) === true;
}
