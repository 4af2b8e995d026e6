// Stores into a lane's buffer and out of it, as instructions on the slots that hold it.

import { assert } from '../../base/assert.ts';
import type { Expr, Instruction, Place } from '../../model/code.ts';
import { type LaneIndex, type SlotIndex, slotIndex } from '../../model/indices.ts';
import { reachOf } from '../../model/slotsOf.ts';
import { constant, equals, set, slot, slotNumbered, unless, untested } from '../codeParts.ts';
import type { LoweringTarget } from '../memory.ts';
import type { DrainStore, Push } from '../rawCode.ts';
import type { BufferEntry, StoreBuffer } from './storeBuffer.ts';

export class StoreLowering {
  private readonly lanes: readonly StoreBuffer[];
  private readonly target: LoweringTarget;
  /** What is stored, and where, until both are known to be good: a store that fails leaves no trace. */
  private readonly stored: BufferEntry;

  constructor(lanes: readonly StoreBuffer[], target: LoweringTarget) {
    this.lanes = lanes;
    this.target = target;
    this.stored = { address: target.scratch('stored address'), value: target.scratch('stored value') };
  }

  /** Enters the store behind the last one. A guard has seen that there is room. */
  push({ lane, place, value, check, at }: Push): readonly Instruction[] {
    const { count, stores, entries } = this.buffer(lane);
    const { stored } = this;
    const code: Instruction[] = [
      set(stored.address, { op: 'address', place }),
      { op: 'set', slot: stored.value, value, check, at: undefined },
    ];
    const [address, stays]: readonly [Expr, Expr] = [slot(stored.address), slot(stored.value)];
    const end = code.length + 5 * entries.length - 2;
    entries.forEach((entry, index) => {
      const isLast = index === entries.length - 1;
      if (!isLast) code.push(unless(equals(stores, index), code.length + 5));
      code.push(set(entry.address, address), set(entry.value, stays), set(count, constant(index + 1)));
      if (!isLast) code.push({ op: 'jump', target: end });
    });
    return [
      ...code,
      { op: 'tell', what: 'buffered', lane, slot: address, value: stays, effect: 'write', at },
    ];
  }

  /** The oldest store reaches memory, tested there if it moves a chart; the others move up. */
  drain({ lane }: Pick<DrainStore, 'lane'>): readonly Instruction[] {
    const { count, stores, entries } = this.buffer(lane);
    const [oldest] = entries;
    assert(oldest !== undefined, 'a buffer has room for a store');
    const moves = entries.flatMap((entry, index) => {
      const next = entries[index + 1];
      return [
        set(entry.address, next === undefined ? constant(0) : slot(next.address)),
        set(entry.value, next === undefined ? constant(0) : slot(next.value)),
      ];
    });
    return [
      ...this.reach(oldest, this.targetsOf(lane)),
      ...moves,
      set(count, { op: 'binary', operator: '-', left: stores, right: constant(1), fault: 0 }),
    ];
  }

  /** Writes what an entry holds to the one of these slots that it is for. */
  private reach(entry: BufferEntry, targets: readonly SlotIndex[]): readonly Instruction[] {
    const { lateChecks } = this.target;
    const value = slot(entry.value);
    const tested = targets.filter((target) => lateChecks.has(target));
    const plain = targets.filter((target) => !lateChecks.has(target));
    const code: Instruction[] = [];
    const end = 3 * tested.length + (plain.length > 0 ? 1 : 0);
    for (const target of tested) {
      const check = lateChecks.get(target) ?? untested;
      code.push(unless(equals(slot(entry.address), target), code.length + 3));
      code.push({ op: 'write', place: { base: target, terms: [] }, value, check, at: 'declaration' });
      code.push({ op: 'jump', target: end });
    }
    if (plain.length > 0)
      code.push({
        op: 'write',
        place: placeOfEntry(entry, plain),
        value,
        check: untested,
        at: 'declaration',
      });
    return code;
  }

  /** Memory that the lane's stores can go to, in order. */
  private targetsOf(lane: LaneIndex): readonly SlotIndex[] {
    const slots = this.target.code.flatMap((i) =>
      i.op === 'push' && i.lane === lane ? reachOf(i.place) : [],
    );
    return [...new Set(slots)].sort((a, b) => a - b);
  }

  private buffer(lane: LaneIndex): StoreBuffer {
    const buffer = this.lanes[lane];
    assert(buffer !== undefined, 'every lane has a buffer');
    return buffer;
  }
}

/** The slot with the number that the entry holds, which is one of these. */
function placeOfEntry({ address }: BufferEntry, slots: readonly SlotIndex[]): Place {
  const last = slots.at(-1) ?? slotIndex(0);
  return slots.length === 1 ? { base: last, terms: [] } : slotNumbered(slot(address), last);
}
