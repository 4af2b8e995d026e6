// One lane of a weak machine: the stores that wait in its buffer, and the old values that it still sees.

import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Expr, Place } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import type { ViewEntry } from '../../model/program.ts';
import { reachOf } from '../../model/slotsOf.ts';
import { addressOf, anyOf, compare } from '../codeParts.ts';
import type { DeclareSlot, LaneMemory, LockedSection, MachineActor, Operation } from '../memory.ts';
import type { LateOrder } from '../rawCode.ts';
import type { LaneUsage } from '../usage.ts';
import { asSeen } from './freshness.ts';
import type { KeptValues } from './keptValues.ts';
import type { WeakBuffer } from './weakBuffer.ts';

/** What is known of a lane when its program's code is. */
export interface Prepared {
  readonly usage: LaneUsage;
  /** Undefined where the lane never stores. */
  readonly buffer: WeakBuffer | undefined;
  readonly kept: KeptValues;
  /** Of the other lanes whose unlocks may wait. */
  readonly others: readonly WeakBuffer[];
}

export class WeakLane implements LaneMemory {
  readonly declare: DeclareSlot;
  prepared: Prepared | undefined;

  constructor(declare: DeclareSlot) {
    this.declare = declare;
  }

  get view(): readonly ViewEntry[] {
    const { buffer, kept } = defined(this.prepared);
    return buffer === undefined ? kept.view : [...buffer.view, ...kept.view];
  }

  get actors(): readonly MachineActor[] {
    const { buffer, kept } = defined(this.prepared);
    return buffer === undefined ? kept.actors : [...buffer.actors, ...kept.actors];
  }

  get settled(): Expr | undefined {
    return this.prepared?.buffer?.isEmpty.test;
  }

  asSeen(value: Expr): Expr {
    return this.prepared === undefined ? value : asSeen(this.prepared, value);
  }

  /** Loads wait only where their lane sends atomics; all others are told apart by what they are. */
  mayWait(operation: Operation): boolean {
    if (operation.kind === 'loads') return this.conditions([operation]).length > 0;
    return operation.kind !== 'VM entry';
  }

  conditions(operations: readonly Operation[]): readonly Condition[] {
    const found = operations.flatMap((operation) => this.conditionsOf(operation));
    const keys = found.map(({ test }) => JSON.stringify(test));
    return found.filter((_, index) => keys.indexOf(JSON.stringify(found[index]?.test)) === index);
  }

  private conditionsOf(operation: Operation): readonly Condition[] {
    const { buffer, others } = defined(this.prepared);
    if (operation.kind === 'locked section') return sectionConditions(operation, buffer, others);
    if (buffer === undefined) return [];
    if (operation.kind !== 'compare') return conditionsOn(buffer, operation);
    return conditionsOn(buffer, { ...operation, seen: this.asSeen(operation.seen) });
  }
}

function conditionsOn(
  buffer: WeakBuffer,
  operation: Exclude<Operation, { kind: 'locked section' }>,
): readonly Condition[] {
  switch (operation.kind) {
    case 'VM entry':
      return [];
    case 'store':
    case 'unlock':
      return [buffer.hasRoom];
    case 'fence':
    case 'unlock of a mutex':
    case 'section':
      return [buffer.isEmpty];
    case 'raise':
      return [buffer.allowsInterrupt];
    case 'loads':
      return operation.places.flatMap((place) => allowsLoad(buffer, place));
    case 'lock':
      return [allowsOrdered(buffer, operation.place, 'acquire'), buffer.hasUnlocked];
    case 'atomic':
      return [allowsOrdered(buffer, operation.place, operation.order)];
    case 'compare': {
      const { test, reason } = allowsOrdered(buffer, operation.place, operation.order);
      const fails = compare(operation.seen, '!=', operation.expected);
      return [...allowsLoad(buffer, operation.place), { test: anyOf(fails, test), reason }];
    }
    default:
      return unreachable(operation);
  }
}

/**
 * A section does at one moment what a section of many steps would do: what it would wait for later, it waits for before
 * it begins. One that holds several locks, or raises, is no less than a full barrier.
 */
function sectionConditions(
  { locks, full, loads, apart, lines }: LockedSection,
  buffer: WeakBuffer | undefined,
  others: readonly WeakBuffer[],
): readonly Condition[] {
  const [lock, ...inner] = locks;
  if (lock === undefined) return [];
  const released = others.flatMap((other) => [
    other.hasReleased(lock, addressOf(lock)),
    ...inner.map((each) => other.hasNoStoreIn(reachOf(each), 'unlock for others')),
  ]);
  if (buffer === undefined) return released;
  if (full || lines) return [buffer.isEmpty, ...released];
  return [
    buffer.hasRoom,
    buffer.allowsAtomic(lock, addressOf(lock), []),
    buffer.hasUnlocked,
    ...apart.map((each) => buffer.hasNoStoreIn(reachOf(each), 'of the place')),
    ...loads.flatMap((each) => buffer.hasNothingSentTo(reachOf(each))),
    ...released,
  ];
}

function allowsLoad(buffer: WeakBuffer, place: Place): readonly Condition[] {
  return buffer.allowsLoad(place, addressOf(place), reachOf(place));
}

function allowsOrdered(buffer: WeakBuffer, place: Place, order: LateOrder): Condition {
  if (order === 'release' || order === 'full') return buffer.isEmpty;
  return buffer.allowsAtomic(place, addressOf(place), reachOf(place));
}
