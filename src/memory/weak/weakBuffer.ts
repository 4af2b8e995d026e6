// A lane's two stores that wait (R32). Either may reach memory first, if they go to different places and nothing keeps
// them in order. Slots that the lane's code cannot need are not there; what is not in use is 0.

import type { Expr, Place, StoreEffect } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import type { LaneIndex, SlotIndex } from '../../model/indices.ts';
import type { ViewEntry } from '../../model/program.ts';
import { allOf, anyOf, compare, constant, not, slot } from '../codeParts.ts';
import type { DeclareSlot, Extent, MachineActor } from '../memory.ts';
import type { LaneUsage } from '../usage.ts';

/** In the order of their numbers. */
export const EFFECTS: readonly StoreEffect[] = ['write', 'atomic write', 'atomic add'];

/** Slots of one entry: the number of its place or lock, its value and, where the lane sends atomics, its effect. */
export interface Entry {
  readonly address: SlotIndex;
  readonly value: SlotIndex;
  readonly effect: SlotIndex | undefined;
}

export class WeakBuffer {
  readonly count: SlotIndex;
  readonly oldest: Entry;
  readonly younger: Entry;
  /** Of the younger: something keeps it behind the oldest. */
  readonly line: SlotIndex | undefined;
  readonly release: SlotIndex | undefined;
  /** A line stands behind the last entry. */
  readonly barrier: SlotIndex | undefined;
  private readonly lane: LaneIndex;
  private readonly usage: LaneUsage;

  constructor(
    lane: LaneIndex,
    usage: LaneUsage,
    values: Pick<Extent, 'min' | 'max'>,
    numbers: number,
    declare: DeclareSlot,
  ) {
    this.lane = lane;
    this.usage = usage;
    const flagged = (name: string, kind: 'buffer line' | 'buffer release' | 'write barrier'): SlotIndex =>
      declare(name, 0, 1, { kind, lane });
    this.count = declare('buffered', 0, 2, { kind: 'buffer count', lane });
    this.oldest = this.declareEntry(0, values, numbers, declare);
    this.younger = this.declareEntry(1, values, numbers, declare);
    this.line = usage.lines ? flagged('buffer.line', 'buffer line') : undefined;
    this.release = usage.releases ? flagged('buffer.release', 'buffer release') : undefined;
    this.barrier = usage.lines ? flagged('buffer.barrier', 'write barrier') : undefined;
  }

  private declareEntry(
    entry: number,
    { min, max }: Pick<Extent, 'min' | 'max'>,
    numbers: number,
    declare: DeclareSlot,
  ): Entry {
    const { lane, usage } = this;
    const at = `buffer[${entry}]`;
    return {
      address: declare(`${at}.address`, 0, Math.max(0, numbers - 1), { kind: 'buffer address', lane, entry }),
      value: declare(`${at}.value`, min, max, { kind: 'buffer value', lane, entry }),
      effect:
        usage.sent.size === 0
          ? undefined
          : declare(`${at}.effect`, 0, 2, { kind: 'buffer effect', lane, entry }),
    };
  }

  get stores(): Expr {
    return slot(this.count);
  }

  get view(): readonly ViewEntry[] {
    return [this.younger, this.oldest].map((entry) => ({
      when: this.holds(entry),
      address: slot(entry.address),
      value: slot(entry.value),
    }));
  }

  get actors(): readonly MachineActor[] {
    const { lane, oldest, younger } = this;
    const sameOrMarked = anyOf(
      compare(slot(oldest.address), '==', slot(younger.address)),
      flag(this.line),
      flag(this.release),
    );
    return [
      {
        kind: 'drain',
        of: undefined,
        guard: [{ test: this.stores, reason: { kind: 'buffer empty', lane, stores: 'any' } }],
        code: [{ op: 'drain', lane }],
      },
      {
        kind: 'pass',
        of: undefined,
        guard: [
          { test: this.holds(younger), reason: { kind: 'buffer empty', lane, stores: 'younger' } },
          { test: not(sameOrMarked), reason: { kind: 'stores in order', lane } },
        ],
        code: [{ op: 'pass', lane }],
      },
    ];
  }

  holds(entry: Entry): Expr {
    return compare(this.stores, '>', constant(entry === this.oldest ? 0 : 1));
  }

  /** 1 where a store of the place waits. */
  hasStoreOf(address: Expr, reach: readonly SlotIndex[]): Expr {
    if (!reach.some((each) => this.usage.stores.has(each))) return constant(0);
    return anyOf(...[this.oldest, this.younger].map((entry) => this.isFor(entry, address)));
  }

  get isEmpty(): Condition {
    return { test: not(this.stores), reason: { kind: 'buffer not empty', lane: this.lane, stores: 'all' } };
  }

  /** An interrupt is sent when the stores before it are in memory. */
  get allowsInterrupt(): Condition {
    const { lane } = this;
    const reason = { kind: 'buffer not empty', lane, stores: 'all before an interrupt' } as const;
    return { test: not(this.stores), reason };
  }

  get hasRoom(): Condition {
    const test = compare(this.stores, '<', constant(2));
    return { test, reason: { kind: 'buffer full', lane: this.lane } };
  }

  /** Nothing waits that must reach memory before an atomic of the place: no store of it, and none before a line. */
  allowsAtomic(place: Place, address: Expr, reach: readonly SlotIndex[]): Condition {
    const waits = anyOf(this.hasStoreOf(address, reach), flag(this.barrier), flag(this.line));
    return this.unlessOutside(place, not(waits), 'of the place');
  }

  /** No unlock of the lane waits. */
  get hasUnlocked(): Condition {
    return this.hasNoStoreIn([...this.usage.unlocks], 'unlocks');
  }

  /** No unlock of this lock waits. */
  hasReleased(place: Place, address: Expr): Condition {
    const waits = [this.oldest, this.younger].map((entry) => this.isFor(entry, address));
    return this.unlessOutside(place, not(anyOf(...waits)), 'unlock for others');
  }

  /** Nothing waits for any of these places or locks. */
  hasNoStoreIn(
    places: readonly SlotIndex[],
    stores: 'of the place' | 'unlocks' | 'unlock for others',
  ): Condition {
    const { lane } = this;
    const waits = [this.oldest, this.younger].map((entry) => this.isForOneOf(entry, places));
    return { test: not(anyOf(...waits)), reason: { kind: 'buffer not empty', lane, stores } };
  }

  /** The newest store of each of these places is none that takes effect only when it gets to memory. */
  hasNothingSentTo(places: readonly SlotIndex[]): readonly Condition[] {
    if (!places.some((each) => this.usage.sent.has(each))) return [];
    const { oldest, younger } = this;
    const replaced = this.isFor(younger, slot(oldest.address));
    const blocked = anyOf(
      allOf(this.isForOneOf(younger, places), flag(younger.effect)),
      allOf(this.isForOneOf(oldest, places), flag(oldest.effect), not(replaced)),
    );
    const { lane } = this;
    return [{ test: not(blocked), reason: { kind: 'buffer not empty', lane, stores: 'of the place' } }];
  }

  private isForOneOf(entry: Entry, values: readonly SlotIndex[]): Expr {
    return allOf(this.holds(entry), { op: 'one of', slot: entry.address, values });
  }

  /** The newest store of the place is none that takes effect only when it gets to memory. */
  allowsLoad(place: Place, address: Expr, reach: readonly SlotIndex[]): readonly Condition[] {
    if (!reach.some((each) => this.usage.sent.has(each))) return [];
    const { oldest, younger } = this;
    const blocked: Expr = {
      op: 'if',
      cond: this.isFor(younger, address),
      yes: flag(younger.effect),
      no: allOf(this.isFor(oldest, address), flag(oldest.effect)),
    };
    return [this.unlessOutside(place, not(blocked), 'of the place')];
  }

  private isFor(entry: Entry, address: Expr): Expr {
    return allOf(this.holds(entry), compare(slot(entry.address), '==', address));
  }

  /** An index outside its array does not wait: the step is taken, and fails. */
  private unlessOutside(
    { terms }: Place,
    test: Expr,
    stores: 'of the place' | 'unlock for others',
  ): Condition {
    const outside = terms.flatMap(({ index, count }) => [
      compare(index, '<', constant(0)),
      compare(index, '>', constant(count - 1)),
    ]);
    const { lane } = this;
    return { test: anyOf(...outside, test), reason: { kind: 'buffer not empty', lane, stores } };
  }
}

/** 1 where the slot is not 0; what has no slot is never set. */
export function flag(found: SlotIndex | undefined): Expr {
  return found === undefined ? constant(0) : slot(found);
}
