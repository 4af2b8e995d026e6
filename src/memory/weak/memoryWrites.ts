// A store reaches memory: others may keep what it replaces, and what they keep is older than it.

import { defined } from '../../base/defined.ts';
import type { Check, Expr, Instruction, Place } from '../../model/code.ts';
import { type LaneIndex, laneIndex, type SlotIndex } from '../../model/indices.ts';
import { reachOf } from '../../model/slotsOf.ts';
import {
  addressOf,
  allOf,
  compare,
  constant,
  equals,
  firstOf,
  isAt,
  not,
  placeOf,
  sequence,
  set,
  slot,
  slotNumbered,
  sum,
  untested,
  when,
} from '../codeParts.ts';
import type { LoweringTarget } from '../memory.ts';
import { OWN_UNLOCK } from '../usage.ts';
import type { Kept } from './keptValues.ts';
import type { Watching } from './watching.ts';
import { EFFECTS, type Entry } from './weakBuffer.ts';
import type { Prepared } from './weakLane.ts';

type Write = Extract<Instruction, { readonly op: 'write' }>;

export class MemoryWrites {
  private readonly lanes: readonly Prepared[];
  private readonly watching: Watching;
  private readonly target: LoweringTarget;
  /** What was in memory before. */
  private readonly before: SlotIndex;
  private readonly address: SlotIndex;
  private readonly marks = new Map<Kept, number>();

  constructor(lanes: readonly Prepared[], watching: Watching, target: LoweringTarget) {
    this.lanes = lanes;
    this.watching = watching;
    this.target = target;
    this.before = target.scratch('replaced value');
    this.address = target.scratch('written address');
  }

  /** A slot inside the step that marks a kept value. */
  markOf(kept: Kept): number {
    const known = this.marks.get(kept) ?? this.target.scratch(`mark of ${kept.place}`);
    this.marks.set(kept, known);
    return known;
  }

  /** A write at once: of an atomic, of a section, of the environment. */
  write(instruction: Write, lane: LaneIndex | undefined): readonly Instruction[] {
    const told = reachOf(instruction.place).filter((place) => this.isTold(place));
    if (told.length === 0) return [instruction];
    const [only] = told;
    if (only !== undefined && instruction.place.terms.length === 0)
      return this.replace(only, [instruction], lane, false);
    const { address, before } = this;
    const here = slotNumbered(slot(address), Math.max(...reachOf(instruction.place)));
    return sequence(
      [set(address, addressOf(instruction.place)), set(before, { op: 'load', place: here }), instruction],
      ...told.map((place) => when(isAt(slot(address), place), this.tell(place, lane, false))),
    );
  }

  /** What an entry of the lane's buffer holds reaches memory at the one of these that it is for. */
  reach(lane: LaneIndex, entry: Entry, targets: readonly SlotIndex[]): readonly Instruction[] {
    const { lateChecks, memorySize } = this.target;
    const address = slot(entry.address);
    const plain = targets.filter(
      (place) =>
        place < memorySize && !this.isTold(place) && !lateChecks.has(place) && entry.effect === undefined,
    );
    const ways = targets
      .filter((place) => !plain.includes(place))
      .map((place) => ({
        when: isAt(address, place),
        code: place < memorySize ? this.reachOne(place, entry, lane) : this.noteUnlock(lane, place),
      }));
    const last = plain.at(-1);
    if (last === undefined) {
      const [way, ...others] = ways;
      return way !== undefined && others.length === 0 ? way.code : firstOf(ways);
    }
    const place: Place = plain.length === 1 ? placeOf(last) : slotNumbered(address, last);
    const rest: Write = { op: 'write', place, value: slot(entry.value), check: untested, at: 'declaration' };
    return firstOf([...ways, { when: constant(1), code: [rest] }]);
  }

  private reachOne(place: SlotIndex, entry: Entry, lane: LaneIndex): readonly Instruction[] {
    const { lateChecks } = this.target;
    const { usage } = defined(this.lanes[lane]);
    const write = (value: Expr, check: Check): Write => ({
      op: 'write',
      place: placeOf(place),
      value,
      check,
      at: 'declaration',
    });
    const plain = write(slot(entry.value), lateChecks.get(place) ?? untested);
    const unlock = usage.unlocks.has(place) ? this.noteOwnUnlock(lane) : [];
    const wrote = sequence(this.replace(place, [plain], lane, true), unlock);
    if (entry.effect === undefined) return wrote;
    const added = write(sum(slot(place), slot(entry.value)), usage.sums.get(place) ?? untested);
    return firstOf([
      { when: equals(slot(entry.effect), EFFECTS.indexOf('write')), code: wrote },
      {
        when: equals(slot(entry.effect), EFFECTS.indexOf('atomic write')),
        code: this.replace(place, [plain], lane, false),
      },
      { when: constant(1), code: this.replace(place, [added], lane, false) },
    ]);
  }

  /** The unlock of a coarse lock reaches memory. */
  noteUnlock(lane: LaneIndex | undefined, lock: SlotIndex): readonly Instruction[] {
    const others = this.lanes.flatMap(({ kept }, index) =>
      index === lane ? [] : kept.noteHead(lock, false),
    );
    const mine = lane === undefined ? [] : defined(this.lanes[lane]).kept.noteHead(lock, true);
    return [...others, ...mine, ...this.noteOwnUnlock(lane)];
  }

  private noteOwnUnlock(lane: LaneIndex | undefined): readonly Instruction[] {
    return lane === undefined ? [] : defined(this.lanes[lane]).kept.noteHead(OWN_UNLOCK, false);
  }

  /** Whether somebody keeps an old value of the place, or goes by its order. */
  private isTold(place: SlotIndex): boolean {
    return this.lanes.some(({ kept }) => kept.at(place) !== undefined || kept.heads.has(place));
  }

  private replace(
    place: SlotIndex,
    write: readonly Instruction[],
    lane: LaneIndex | undefined,
    isPlain: boolean,
  ): readonly Instruction[] {
    const tell = this.tell(place, lane, isPlain);
    const asks = this.lanes.some(({ kept }, index) => index !== lane && kept.at(place) !== undefined);
    return sequence(asks ? [set(this.before, slot(place))] : [], write, tell);
  }

  /** `lane`: whose store it is; `isPlain`: no atomic. */
  private tell(place: SlotIndex, lane: LaneIndex | undefined, isPlain: boolean): readonly Instruction[] {
    const changed = compare(slot(place), '!=', slot(this.before));
    return sequence(
      ...this.lanes.map(({ kept }, index) => {
        const mine = kept.at(place);
        const isOwn = index === lane;
        const note = kept.noteHead(place, isOwn && isPlain);
        if (mine === undefined) return note;
        if (isOwn) return sequence(kept.letGo(mine), note);
        const keeps = allOf(not(slot(mine.keeps)), changed, this.watching.watches(laneIndex(index), place));
        return sequence(when(keeps, kept.keep(mine, this.before)), note);
      }),
    );
  }
}
