// The old values that a lane still sees (R34), and what is known of their order (R36, R37): a bit for what is kept of a
// place and each head, which is a place whose reading orders what comes after it.

import { defined } from '../../base/defined.ts';
import { mapDefined } from '../../base/mapDefined.ts';
import type { Expr, Instruction } from '../../model/code.ts';
import type { LaneIndex, SlotIndex } from '../../model/indices.ts';
import type { ViewEntry } from '../../model/program.ts';
import { anyOf, constant, set, slot } from '../codeParts.ts';
import type { DeclareSlot, MachineActor, SharedSlot } from '../memory.ts';
import type { LaneUsage } from '../usage.ts';

export interface Kept {
  readonly place: SlotIndex;
  /** 1 where something is kept. */
  readonly keeps: SlotIndex;
  readonly value: SlotIndex;
  /** By head: whether it is newer as memory has it, and as the lane keeps it. */
  readonly newerInMemory: ReadonlyMap<SlotIndex, SlotIndex>;
  readonly newerAsKept: ReadonlyMap<SlotIndex, SlotIndex>;
  /** By local: whether what it holds is newer. */
  readonly newerInLocal: ReadonlyMap<SlotIndex, SlotIndex>;
}

export class KeptValues {
  readonly places: readonly Kept[];
  readonly heads: ReadonlySet<SlotIndex>;
  private readonly hanging: ReadonlySet<SlotIndex>;
  private readonly lane: LaneIndex;
  private readonly memory: readonly SharedSlot[];
  private readonly of: ReadonlyMap<SlotIndex, Kept>;

  constructor(
    lane: LaneIndex,
    usage: LaneUsage,
    writtenElsewhere: ReadonlySet<SlotIndex>,
    declare: DeclareSlot,
    memory: readonly SharedSlot[],
  ) {
    this.lane = lane;
    this.heads = usage.heads;
    this.hanging = usage.hanging;
    this.memory = memory;
    const places = [...usage.loads].filter((place) => writtenElsewhere.has(place)).sort((a, b) => a - b);
    this.places = places.map((place) => declareKept(lane, place, usage, places, declare, memory));
    this.of = new Map(this.places.map((kept) => [kept.place, kept]));
  }

  at(place: SlotIndex): Kept | undefined {
    return this.of.get(place);
  }

  get view(): readonly ViewEntry[] {
    return this.places.map(({ place, keeps, value }) => ({
      when: slot(keeps),
      address: constant(place),
      value: slot(value),
    }));
  }

  get actors(): readonly MachineActor[] {
    const { lane } = this;
    return this.places.map(({ place, keeps }) => ({
      kind: 'news',
      of: defined(this.memory[place]).name,
      guard: [{ test: slot(keeps), reason: { kind: 'nothing kept', lane, place } }],
      code: [{ op: 'news', lane, place }],
    }));
  }

  /** Slots that mean something only while the value is kept: nothing else is older than a kept value that is none. */
  slotsOf({ place, keeps, value, newerInMemory, newerAsKept, newerInLocal }: Kept): readonly SlotIndex[] {
    return [
      keeps,
      value,
      ...newerInMemory.values(),
      ...newerAsKept.values(),
      ...newerInLocal.values(),
      ...mapDefined(this.places, (other) => other.newerAsKept.get(place)),
    ];
  }

  letGo(kept: Kept): readonly Instruction[] {
    const least = defined(this.memory[kept.place]).min;
    return this.slotsOf(kept).map((each) => set(each, constant(each === kept.value ? least : 0)));
  }

  letAllGo(): readonly Instruction[] {
    return this.places.flatMap((kept) => this.letGo(kept));
  }

  /** The old value of a place is kept: what is known of the place in memory is now known of what is kept. */
  keep(kept: Kept, before: SlotIndex): readonly Instruction[] {
    return [
      set(kept.keeps, constant(1)),
      set(kept.value, slot(before)),
      ...this.places.flatMap(({ newerAsKept, newerInMemory }) => {
        const [asKept, inMemory] = [newerAsKept.get(kept.place), newerInMemory.get(kept.place)];
        return asKept === undefined || inMemory === undefined ? [] : [set(asKept, slot(inMemory))];
      }),
    ];
  }

  /** What memory has of a head is from now on newer than all that is kept; `mine`: it is the lane's own plain store. */
  noteHead(head: SlotIndex, mine: boolean): readonly Instruction[] {
    const isNewer = !mine || this.hanging.has(head);
    return this.places.flatMap(({ newerInMemory, keeps }) => {
      const bit = newerInMemory.get(head);
      return bit === undefined ? [] : [set(bit, isNewer ? slot(keeps) : constant(0))];
    });
  }

  /** Whether what is kept is older than what the lane sees of a head; `buffered`: the lane has a store of it waiting. */
  isOlder(kept: Kept, head: SlotIndex, buffered: Expr): Expr {
    if (head === kept.place) return constant(0);
    const inMemory = this.isOlderThanMemory(kept, head);
    const own = this.of.get(head);
    const seen: Expr =
      own === undefined
        ? inMemory
        : { op: 'if', cond: slot(own.keeps), yes: flagOf(kept.newerAsKept.get(head)), no: inMemory };
    if (buffered.op === 'const') return seen;
    const hangs = this.hanging.has(head) ? slot(kept.keeps) : constant(0);
    return { op: 'if', cond: buffered, yes: hangs, no: seen };
  }

  /** Whether it is older than what memory has of a head. */
  isOlderThanMemory(kept: Kept, head: SlotIndex): Expr {
    return flagOf(kept.newerInMemory.get(head));
  }

  /** Whether it is older than what one of these locals holds. */
  isOlderThanLocals(kept: Kept, locals: readonly SlotIndex[]): Expr {
    return anyOf(...locals.map((local) => flagOf(kept.newerInLocal.get(local))));
  }

  /** Slots that mean nothing where the local means nothing. */
  mates(local: SlotIndex): readonly SlotIndex[] {
    return mapDefined(this.places, ({ newerInLocal }) => newerInLocal.get(local));
  }
}

function declareKept(
  lane: LaneIndex,
  place: SlotIndex,
  { heads, indexing }: LaneUsage,
  places: readonly SlotIndex[],
  declare: DeclareSlot,
  memory: readonly SharedSlot[],
): Kept {
  const { name } = defined(memory[place]);
  const others = [...heads].filter((head) => head !== place).sort((a, b) => a - b);
  const inMemory = (head: SlotIndex): [SlotIndex, SlotIndex] => [
    head,
    declare(`newer.${name}.${head}`, 0, 1, { kind: 'newer in memory', lane, place, head }),
  ];
  const asKept = (head: SlotIndex): [SlotIndex, SlotIndex] => [
    head,
    declare(`newerKept.${name}.${head}`, 0, 1, { kind: 'newer as kept', lane, place, head }),
  ];
  const inLocal = (local: SlotIndex): [SlotIndex, SlotIndex] => [
    local,
    declare(`newerIn.${name}.${local}`, 0, 1, { kind: 'newer in local', lane, place, local }),
  ];
  const locals = [...indexing].flatMap(([local, into]) => (into.has(place) ? [local] : []));
  return {
    place,
    keeps: declare(`keeps.${name}`, 0, 1, { kind: 'keeps', lane, place }),
    value: declare(`kept.${name}`, 0, 0, { kind: 'kept', lane, place }, place),
    newerInMemory: new Map(others.map(inMemory)),
    newerAsKept: new Map(others.filter((head) => places.includes(head)).map(asKept)),
    newerInLocal: new Map(locals.map(inLocal)),
  };
}

function flagOf(found: SlotIndex | undefined): Expr {
  return found === undefined ? constant(0) : slot(found);
}
