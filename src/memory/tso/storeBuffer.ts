// A lane's store buffer: stores enter behind the last one and drain from the front (R10). Entries that are not in use
// are 0, so that equal states have equal bits.

import { unreachable } from '../../base/unreachable.ts';
import type { Expr } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import type { LaneIndex, SlotIndex } from '../../model/indices.ts';
import type { ViewEntry } from '../../model/program.ts';
import type { DeclareSlot, Extent, LaneMemory, MachineActor, Operation } from '../memory.ts';

/** Slots of one entry: which slot of memory it is for, and the value. */
export interface BufferEntry {
  readonly address: SlotIndex;
  readonly value: SlotIndex;
}

export class StoreBuffer implements LaneMemory {
  readonly count: SlotIndex;
  /** Oldest first. */
  readonly entries: readonly BufferEntry[];
  readonly view: readonly ViewEntry[];
  readonly actors: readonly MachineActor[];
  private readonly lane: LaneIndex;

  constructor(lane: LaneIndex, size: number, memory: Extent, declare: DeclareSlot) {
    this.lane = lane;
    this.count = declare('buffered', 0, size, { kind: 'buffer count', lane });
    this.entries = Array.from({ length: size }, (_, entry) => ({
      address: declare(`buffer[${entry}].address`, 0, Math.max(0, memory.count - 1), {
        kind: 'buffer address',
        lane,
        entry,
      }),
      value: declare(`buffer[${entry}].value`, memory.min, memory.max, { kind: 'buffer value', lane, entry }),
    }));
    this.view = this.entries
      .map(({ address, value }, entry): ViewEntry => {
        const when = compare(this.stores, '>', entry);
        return { when, address: { op: 'slot', slot: address }, value: { op: 'slot', slot: value } };
      })
      .reverse();
    this.actors = [
      {
        kind: 'drain',
        of: undefined,
        guard: [{ test: this.stores, reason: { kind: 'buffer empty', lane, stores: 'any' } }],
        code: [{ op: 'drain', lane }],
      },
    ];
  }

  /** How many stores wait. */
  get stores(): Expr {
    return { op: 'slot', slot: this.count };
  }

  get settled(): Expr {
    return { op: 'not', arg: this.stores };
  }

  asSeen(value: Expr): Expr {
    return value;
  }

  mayWait(operation: Operation): boolean {
    return needOf(operation) !== undefined;
  }

  conditions(operations: readonly Operation[]): readonly Condition[] {
    const { lane } = this;
    const needs = operations.map(needOf);
    if (needs.includes('empty')) {
      const stores = operations.some(({ kind }) => kind === 'raise') ? 'all before an interrupt' : 'all';
      return [{ test: this.settled, reason: { kind: 'buffer not empty', lane, stores } }];
    }
    if (!needs.includes('room')) return [];
    const room = compare(this.stores, '<', this.entries.length);
    return [{ test: room, reason: { kind: 'buffer full', lane } }];
  }
}

/**
 * What a lane's buffered stores must be like before an operation: one more must fit, or all must have reached memory. A
 * spinlock is released by a plain store, a mutex by a LOCKed operation. An interrupt is sent when the stores before it are
 * in memory: a write to the x2APIC does not wait for them by itself, so that the kernel puts an mfence before it.
 */
function needOf({ kind }: Operation): 'room' | 'empty' | undefined {
  switch (kind) {
    case 'store':
    case 'unlock':
      return 'room';
    case 'loads':
      return undefined;
    case 'fence':
    case 'unlock of a mutex':
    case 'raise':
    case 'VM entry':
    case 'lock':
    case 'section':
    case 'locked section':
    case 'atomic':
    case 'compare':
      return 'empty';
    default:
      return unreachable(kind);
  }
}

function compare(left: Expr, operator: '<' | '>', value: number): Expr {
  return { op: 'binary', operator, left, right: { op: 'const', value }, fault: 0 };
}
