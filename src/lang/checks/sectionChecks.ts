// What makes one step of a whole locked section sound (R2): guarded data only under its lock, at most one other
// access, one global order of locks; and a fine lock that a handler takes is taken with interrupts off.

import { defined } from '../../base/defined.ts';
import { actorIndex } from '../../model/indices.ts';
import type { FlowNode } from '../flow/flow.ts';
import { definedSlot } from '../flow/liveSlots.ts';
import { laneOfDraft } from '../flow/lowering.ts';
import type { Section } from '../flow/section.ts';
import { nodesInside } from '../flow/waiting.ts';
import type { LoweredActor } from '../lowering/lowerActors.ts';
import type { Build } from '../names/build.ts';
import type { Guard } from '../names/symbols.ts';

export function checkSections(build: Build, lowered: readonly LoweredActor[]): void {
  const order = new Map<string, Map<string, FlowNode>>();
  for (const actor of lowered) {
    for (const { nodes } of actor.threads) {
      const fine = fineLocksHeld(nodes);
      for (const node of nodes) {
        checkGuarded(build, node, nodes, fine[node.id]);
        checkChosen(build, node);
        if (node.op.op === 'enter' && node.held.length === 0 && node.op.lock !== undefined) {
          checkSection(build, node, nodes);
          checkBarriers(build, node, nodes);
        }
        if (node.op.op === 'enter' && node.op.lock !== undefined)
          noteOrder(order, node.held, node.op.lock, node);
      }
    }
  }
  checkOrder(build, order);
  checkHandlerLocks(build, lowered);
  checkSavedFlags(build, lowered);
}

/** Fields beside a lock, and variables `guarded by` one, are touched only under it. */
function checkGuarded(
  build: Build,
  node: FlowNode,
  nodes: readonly FlowNode[],
  fine: ReadonlySet<string> | undefined,
): void {
  for (const { name, guard } of node.touches) {
    if (guard === undefined || node.held.some(({ lock }) => lock === guard.key) || fine?.has(guard.key))
      continue;
    // `x += 1` reads and writes: once is enough.
    const written =
      node.op.op === 'read' && nodes[defined(node.next[0])]?.touches.some((next) => next.name === name);
    if (written === true) continue;
    build.report.error(
      node.at,
      `${name} is guarded by ${guard.name}, which is not held here.`,
      takeFirst(guard),
    );
  }
}

/** Some code looks without the lock on purpose: then each of its accesses must be a step, and the lock a real one. */
function takeFirst({ name, mutex }: Guard): string {
  if (mutex) return `Take it first: mutex_lock(&${name});`;
  return `Take it first: spin_lock(&${name}); or, where the real code looks without it (RCU, waitqueue_active), declare it spinlock fine.`;
}

/** While a lock of an array is held, the local that chose it stays as it is: else nobody knows which one is held. */
function checkChosen(build: Build, node: FlowNode): void {
  const slot = definedSlot(node);
  if (slot === undefined || !node.held.some((held) => held.chosenBy.includes(slot))) return;
  const name = build.slots[slot]?.name.split('.').at(-1) ?? 'This local';
  build.report.error(
    node.at,
    `${name} chose the lock that is held here: it must not change before the lock is released.`,
    'Use another local.',
  );
}

/** For each node: the fine locks and mutexes that are held before it on every path (must-analysis, forward). */
function fineLocksHeld(nodes: readonly FlowNode[]): readonly (ReadonlySet<string> | undefined)[] {
  const held: (ReadonlySet<string> | undefined)[] = nodes.map(() => undefined);
  held[0] = new Set();
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes) {
      const before = held[node.id];
      if (before === undefined) continue;
      const after = new Set(before);
      if (node.op.op === 'lock') after.add(node.op.lock);
      if (node.op.op === 'unlock') after.delete(node.op.lock);
      for (const next of node.next) {
        const known = held[next];
        const met = known === undefined ? after : new Set([...known].filter((lock) => after.has(lock)));
        if (known !== undefined && met.size === known.size) continue;
        held[next] = met;
        changed = true;
      }
    }
  }
  return held;
}

function lockName(key: string): string {
  return key.split(':')[0] ?? key;
}

/** On any path through a coarse section at most one access is not guarded by a held lock, and no lock is taken after it. */
function checkSection(build: Build, enter: FlowNode, nodes: readonly FlowNode[]): void {
  const seen = new Set<string>();
  const open: { readonly id: number; readonly before: number }[] = [];
  const visit = (id: number | undefined, before: number): void => {
    const node = id === undefined ? undefined : nodes[id];
    if (node === undefined || node.held.length === 0 || seen.has(`${node.id} ${before}`)) return;
    seen.add(`${node.id} ${before}`);
    open.push({ id: node.id, before });
  };
  visit(enter.next[0], 0);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const { before } = path;
    const node = nodes[path.id];
    if (node === undefined) continue;
    const count = Math.min(2, before + unguarded(node));
    checkStore(build, node);
    if (count === 2 && before < 2 && unguarded(node) > 0) {
      build.report.error(
        node.at,
        'A second access that the lock does not guard, in one locked section: others could run between the two.',
        'Write atomic { … } around the section, and mean it; or move one of them out.',
      );
    }
    if (before > 0 && node.op.op === 'enter' && node.op.lock !== undefined) {
      build.report.error(
        node.at,
        'A lock is taken after an access that no lock guards: others could run between the two.',
        'Take the lock first.',
      );
    }
    for (const next of node.next) visit(next, count);
  }
}

/** How many accesses the node is that no lock guards. */
function unguarded(node: FlowNode): number {
  if (insideAtomic(node.held)) return 0;
  const { op } = node;
  if (op.op === 'raise' || op.op === 'unraise' || (op.op === 'enter' && op.lock === undefined)) return 1;
  return node.touches.some((touch) => touch.guard === undefined) ? 1 : 0;
}

function checkStore(build: Build, node: FlowNode): void {
  const { op } = node;
  if (op.op !== 'write' || op.late !== undefined || !build.memory.delays || unguarded(node) === 0) return;
  build.report.error(
    node.at,
    'A plain store inside a locked section waits in the store buffer on the real machine, past the end of the section.',
    'Guard the variable by the lock, or store it after the section.',
  );
}

/** In one step nobody can look, or store, between a barrier and an access: on a weak machine that tells the two apart. */
function checkBarriers(build: Build, enter: FlowNode, nodes: readonly FlowNode[]): void {
  if (!build.memory.keeps) return;
  const inside = nodesInside(enter, nodes);
  const isBarrier = ({ op }: FlowNode) => op.op === 'fence' || (op.op === 'barrier' && op.keeps === 'loads');
  const isAccess = (node: FlowNode): boolean => unguarded(node) > 0;
  for (const node of inside.filter((each) => isBarrier(each) || isAccess(each))) {
    const other = isBarrier(node) ? isAccess : isBarrier;
    const behind = nodesInside(enter, nodes, node).find(other);
    if (behind === undefined) continue;
    build.report.error(
      behind.at,
      'A barrier and an access that the lock does not guard, in one locked section: others could run between the two.',
      'Move one of them out, or declare the lock `spinlock fine`.',
    );
    return;
  }
}

function insideAtomic(held: readonly Section[]): boolean {
  return held.some((item) => item.lock === undefined);
}

function noteOrder(
  order: Map<string, Map<string, FlowNode>>,
  held: readonly Section[],
  lock: string,
  node: FlowNode,
): void {
  for (const outer of held) {
    if (outer.lock === undefined) continue;
    const inner = order.get(outer.lock);
    if (inner === undefined) order.set(outer.lock, new Map([[lock, node]]));
    else inner.set(lock, node);
  }
}

/** The coarse grain would hide an ABBA deadlock: nested locks need one global order. */
function checkOrder(build: Build, order: ReadonlyMap<string, ReadonlyMap<string, FlowNode>>): void {
  const reaches = (from: string, to: string, seen: Set<string>): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    const inner = order.get(from);
    return inner !== undefined && [...inner.keys()].some((next) => reaches(next, to, seen));
  };
  for (const [outer, inners] of order) {
    for (const [inner, node] of inners) {
      const sameClass = lockName(outer) === lockName(inner);
      if (!sameClass && !reaches(inner, outer, new Set())) continue;
      build.report.error(
        node.at,
        sameClass
          ? `Two locks of ${lockName(inner)} are held at once: nothing says which comes first.`
          : `${lockName(outer)} is held here, and elsewhere the two are taken the other way round: a deadlock that the coarse grain would hide.`,
        'Take them in one order everywhere, or declare them `spinlock fine`.',
      );
    }
  }
}

/** A fine lock that an interrupt handler takes, taken by a task with interrupts on, waits for itself for ever. */
function checkHandlerLocks(build: Build, lowered: readonly LoweredActor[]): void {
  const taken = lowered.flatMap((actor, index) =>
    build.draft(actorIndex(index)).kind !== 'irq'
      ? []
      : actor.threads.flatMap((thread) =>
          thread.nodes.flatMap((node) =>
            node.op.op === 'lock'
              ? [{ base: node.op.place.base, lane: laneOfDraft(build, actorIndex(index)) }]
              : [],
          ),
        ),
  );
  lowered.forEach((actor, index) => {
    if (build.draft(actorIndex(index)).kind === 'irq') return;
    const mine = taken.filter((lock) => lock.lane === laneOfDraft(build, actorIndex(index)));
    for (const { nodes } of actor.threads) {
      const off = interruptsOff(nodes);
      for (const node of nodes) {
        const { op } = node;
        if (op.op !== 'lock' || off[node.id] === true || !mine.some((lock) => lock.base === op.place.base))
          continue;
        build.report.error(
          node.at,
          'An interrupt handler of this lane takes the same lock; with interrupts on it can wait for the task that it suspended.',
          'Write local_irq_disable(); before, and local_irq_enable(); after.',
        );
      }
    }
  });
}

/** `spin_unlock_irqrestore` turns interrupts on; where they were off already, the kernel would leave them off. */
function checkSavedFlags(build: Build, lowered: readonly LoweredActor[]): void {
  lowered.forEach((actor, index) => {
    if (build.actors[index]?.kind === 'irq') return; // nothing interrupts a handler anyway
    for (const { nodes } of actor.threads) {
      if (!nodes.some(({ op }) => op.op === 'interrupts off' && op.saves === true)) continue;
      const mayBeOff = interruptsMayBeOff(nodes);
      for (const { id, op, at } of nodes)
        if (op.op === 'interrupts off' && op.saves === true && mayBeOff.has(id))
          build.report.error(
            at,
            'Interrupts may be off here already; the flags are not kept, so that the restore would turn them on.',
            'Take the lock without _irqsave, and release it without _irqrestore.',
          );
    }
  });
}

/** The nodes to which some path comes with interrupts off (may-analysis, forward). */
function interruptsMayBeOff(nodes: readonly FlowNode[]): ReadonlySet<number> {
  const off = new Set<number>();
  const follow = (from: FlowNode): void => {
    for (const next of from.next) {
      const node = nodes[next];
      if (node === undefined || off.has(next)) continue;
      off.add(next);
      if (node.op.op !== 'interrupts on') follow(node);
    }
  };
  for (const node of nodes) if (node.op.op === 'interrupts off') follow(node);
  return off;
}

/** For each node: interrupts are off before it on every path (must-analysis, forward, greatest fixed point). */
function interruptsOff(nodes: readonly FlowNode[]): readonly boolean[] {
  const off = nodes.map((node) => node.id !== 0);
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes) {
      const after =
        node.op.op === 'interrupts off' || (node.op.op !== 'interrupts on' && off[node.id] === true);
      for (const next of node.next) {
        if (after || off[next] === false) continue;
        off[next] = false;
        changed = true;
      }
    }
  }
  return off;
}
