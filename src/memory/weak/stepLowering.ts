// What the steps of a weak machine do, as instructions on the slots of buffers and of kept values.

import { defined } from '../../base/defined.ts';
import type { Expr, Instruction } from '../../model/code.ts';
import type { LaneIndex, SlotIndex } from '../../model/indices.ts';
import { reachOf, slotsOf } from '../../model/slotsOf.ts';
import {
  addressOf,
  allOf,
  anyOf,
  constant,
  equals,
  firstOf,
  isAt,
  placeOf,
  sequence,
  set,
  slot,
  untested,
  when,
} from '../codeParts.ts';
import type { LoweringTarget, StepOf } from '../memory.ts';
import type { DrainStore, Late, LateUnlock, LetGo, Looked, News, OrderLine, Push, Send } from '../rawCode.ts';
import { OWN_UNLOCK } from '../usage.ts';
import { isOlderThanIndex, isOlderThanMemory, isOlderThanSight, passedBy } from './freshness.ts';
import type { Kept } from './keptValues.ts';
import { MemoryWrites } from './memoryWrites.ts';
import { Watching } from './watching.ts';
import { EFFECTS, type Entry, flag, type WeakBuffer } from './weakBuffer.ts';
import type { Prepared } from './weakLane.ts';

type Of<Op extends Instruction['op']> = Extract<Instruction, { readonly op: Op }>;

const PLAIN: Late = { effect: 'write', release: false };

export class StepLowering {
  private readonly lanes: readonly Prepared[];
  private readonly target: LoweringTarget;
  private readonly watching: Watching;
  private readonly writes: MemoryWrites;
  /** What is stored, and where, until both are known to be good: a store that fails leaves no trace. */
  private readonly stored: { readonly address: SlotIndex; readonly value: SlotIndex };

  constructor(lanes: readonly Prepared[], target: LoweringTarget) {
    this.lanes = lanes;
    this.target = target;
    this.watching = new Watching(lanes, target);
    this.writes = new MemoryWrites(lanes, this.watching, target);
    this.stored = { address: target.scratch('stored address'), value: target.scratch('stored value') };
  }

  /** Enters the store behind the last one. A guard has seen that there is room. */
  push({ lane, place, value, check, late: { effect, release } = PLAIN, at }: Push): readonly Instruction[] {
    const { stored } = this;
    const tested = effect === 'atomic add' ? untested : check;
    return sequence(
      [
        set(stored.address, { op: 'address', place }),
        { op: 'set', slot: stored.value, value, check: tested, at: undefined },
      ],
      enter(this.bufferOf(lane), slot(stored.address), slot(stored.value), EFFECTS.indexOf(effect), release),
      [
        {
          ...{ op: 'tell', what: 'buffered', lane, effect, at },
          slot: slot(stored.address),
          value: slot(stored.value),
        },
      ],
    );
  }

  send({ push, write }: Send): readonly Instruction[] {
    return firstOf([
      { when: equals(this.bufferOf(push.lane).stores, 0), code: this.push(push) },
      { when: constant(1), code: this.writes.write(write, push.lane) },
    ]);
  }

  /** A store reaches memory, and leaves its place in the buffer to the other. */
  reach({ op, lane }: DrainStore): readonly Instruction[] {
    const buffer = this.bufferOf(lane);
    const { oldest, younger, count, line, release, barrier } = buffer;
    const entry = op === 'drain' ? oldest : younger;
    const moves = op === 'drain' ? pairs(oldest, younger).map(([to, from]) => set(to, slot(from))) : [];
    const cleared = [...pairs(younger, younger).map(([to]) => to), line, release];
    const left: Expr = { op: 'binary', operator: '-', left: slot(count), right: constant(1), fault: 0 };
    return sequence(
      this.writes.reach(lane, entry, this.entryTargets(lane)),
      moves,
      cleared.flatMap((each) => (each === undefined ? [] : [set(each, constant(0))])),
      [set(count, left)],
      barrier === undefined ? [] : when(equals(slot(count), 0), [set(barrier, constant(0))]),
    );
  }

  /** What the lane's entries can be for: slots, with what their stores do, and locks. */
  private entryTargets(lane: LaneIndex): readonly SlotIndex[] {
    const slots = this.target.code.flatMap((i) => {
      if (i.op === 'push' && i.lane === lane) return reachOf(i.place);
      if (i.op === 'send' && i.push.lane === lane) return reachOf(i.push.place);
      return i.op === 'late unlock' && i.lane === lane ? reachOf(i.place) : [];
    });
    return [...new Set(slots)].sort((a, b) => a - b);
  }

  news({ lane, place }: News): readonly Instruction[] {
    const { kept } = this.laneAt(lane);
    return kept.letGo(defined(kept.at(place)));
  }

  letGo({ lane, what }: LetGo): readonly Instruction[] {
    const owner = this.laneAt(lane);
    const { kept } = owner;
    if (what.kind === 'all') return kept.letAllGo();
    const { place } = what;
    if (what.kind === 'value')
      return sequence(
        ...kept.places
          .filter((each) => reachOf(place).includes(each.place))
          .map((each) => when(isAt(addressOf(place), each.place), kept.letGo(each))),
      );
    const older = (each: Kept): Expr => {
      if (what.kind === 'older') return isOlderThanSight(owner, each, place);
      const unlocked = what.kind === 'older than unlock' ? [kept.isOlderThanMemory(each, OWN_UNLOCK)] : [];
      return anyOf(isOlderThanMemory(owner, each, place), ...unlocked);
    };
    return this.letGoWhere(
      owner,
      kept.places.map((each) => ({ kept: each, test: older(each) })),
    );
  }

  /** Which tests hold is asked of all before one is let go. */
  private letGoWhere(
    { kept }: Prepared,
    tests: readonly { readonly kept: Kept; readonly test: Expr }[],
  ): readonly Instruction[] {
    const open = kept.places.flatMap((each) => {
      const test = anyOf(...tests.flatMap((one) => (one.kept === each ? one.test : [])));
      return test.op === 'const' && test.value === 0 ? [] : [{ each, test, mark: this.writes.markOf(each) }];
    });
    return sequence(
      open.map(({ test, mark }) => set(mark, test)),
      ...open.map(({ each, mark }) => when(slot(mark), kept.letGo(each))),
    );
  }

  /** What the loads of a condition that holds have passed by is older than what they saw. */
  looked({ lane, value }: Looked): readonly Instruction[] {
    const owner = this.laneAt(lane);
    return this.letGoWhere(owner, passedBy(owner, value));
  }

  /** A line with nothing before it keeps nothing apart. */
  line({ lane }: OrderLine): readonly Instruction[] {
    const { buffer } = this.laneAt(lane);
    if (buffer?.barrier === undefined) return [];
    return when(buffer.stores, [set(buffer.barrier, constant(1))]);
  }

  /** The end of a section that is one step. */
  unlock({ lane, place }: LateUnlock): readonly Instruction[] {
    const buffer = lane === undefined ? undefined : this.laneAt(lane).buffer;
    const address = addressOf(place);
    const atOnce = sequence(
      ...reachOf(place).map((lock) => when(isAt(address, lock), this.writes.noteUnlock(lane, lock))),
    );
    if (buffer === undefined) return atOnce;
    return firstOf([
      { when: equals(buffer.stores, 0), code: atOnce },
      { when: constant(1), code: enter(buffer, address, constant(0), 0, true) },
    ]);
  }

  unlocked(lane: LaneIndex): readonly Instruction[] {
    return this.laneAt(lane).kept.noteHead(OWN_UNLOCK, false);
  }

  write(instruction: Of<'write'>, lane: LaneIndex | undefined): readonly Instruction[] {
    return this.writes.write(instruction, lane);
  }

  /** A load whose index is newer than the old value does not take it; and what a local holds is as new as where it is from. */
  read(instruction: Of<'read'>, lane: LaneIndex | undefined): readonly Instruction[] {
    const { value, slot: into } = instruction;
    const owner = lane === undefined ? undefined : this.lanes[lane];
    if (owner === undefined) return [instruction];
    const { kept } = owner;
    if (value.op !== 'buffered load' && value.op !== 'load' && value.op !== 'slot')
      return [...kept.mates(into).map((bit) => set(bit, constant(0))), instruction];
    const place = value.op === 'slot' ? placeOf(value.slot) : value.place;
    const reach = reachOf(place);
    const address = addressOf(place);
    const follow = kept.places
      .filter((each) => value.op === 'buffered load' && reach.includes(each.place))
      .map((each) =>
        when(allOf(isOlderThanIndex(owner, each, place), isAt(address, each.place)), kept.letGo(each)),
      );
    // What a load saw is no older than what its index came from: one dependency may follow another.
    const older = value.op === 'buffered load' ? isOlderThanSight : isOlderThanMemory;
    const notes = kept.places.flatMap((each) => {
      const bit = each.newerInLocal.get(into);
      return bit === undefined ? [] : [set(bit, older(owner, each, place))];
    });
    return sequence(...follow, notes, [instruction]);
  }

  /** What is computed is as new as the newest that it is computed from. */
  set(instruction: Of<'set'>, lane: LaneIndex | undefined): readonly Instruction[] {
    if (lane === undefined) return [instruction];
    const { kept } = defined(this.lanes[lane]);
    const notes = kept.places.flatMap((each) => {
      const bit = each.newerInLocal.get(instruction.slot);
      return bit === undefined ? [] : [set(bit, kept.isOlderThanLocals(each, slotsOf(instruction.value)))];
    });
    return [...notes, instruction];
  }

  stop(instruction: Of<'stop'>, step: StepOf): Instruction {
    const { kept } = step.lane === undefined ? {} : this.laneAt(step.lane);
    if (kept === undefined) return instruction;
    const locals = instruction.dead.flatMap((local) => [local, ...kept.mates(local)]);
    const places = this.watching
      .unwatchedAt(step, instruction.slot, instruction.pc)
      .flatMap((each) => kept.slotsOf(each));
    return { ...instruction, dead: [...new Set([...locals, ...places])] };
  }

  /** What no code of the lane can read again is not kept. */
  forgetUnwatched(step: StepOf): readonly Instruction[] {
    if (step.lane === undefined) return [];
    const { lane } = step;
    const { kept } = this.laneAt(lane);
    return sequence(
      ...this.watching.sharedBy(step).map((each) => {
        const idle: Expr = { op: 'not', arg: this.watching.watches(lane, each.place) };
        return when(allOf(slot(each.keeps), idle), kept.letGo(each));
      }),
    );
  }

  private laneAt(lane: LaneIndex): Prepared {
    return defined(this.lanes[lane]);
  }

  private bufferOf(lane: LaneIndex): WeakBuffer {
    return defined(this.laneAt(lane).buffer);
  }
}

/** Puts an entry behind the last one. */
function enter(
  { oldest, younger, stores, count, line, release, barrier }: WeakBuffer,
  address: Expr,
  value: Expr,
  effect: number,
  isRelease: boolean,
): readonly Instruction[] {
  const fill = (entry: Entry): readonly Instruction[] => [
    set(entry.address, address),
    set(entry.value, value),
    ...(entry.effect === undefined ? [] : [set(entry.effect, constant(effect))]),
  ];
  const marks = [
    ...(line === undefined ? [] : [set(line, flag(barrier))]),
    ...(barrier === undefined ? [] : [set(barrier, constant(0))]),
    ...(release === undefined ? [] : [set(release, constant(isRelease ? 1 : 0))]),
  ];
  return firstOf([
    { when: equals(stores, 0), code: [...fill(oldest), set(count, constant(1))] },
    { when: constant(1), code: [...fill(younger), ...marks, set(count, constant(2))] },
  ]);
}

/** The slots of two entries, each with its like. */
function pairs(to: Entry, from: Entry): readonly (readonly [SlotIndex, SlotIndex])[] {
  const effects: readonly (readonly [SlotIndex, SlotIndex])[] =
    to.effect === undefined || from.effect === undefined ? [] : [[to.effect, from.effect]];
  return [[to.address, from.address], [to.value, from.value], ...effects];
}
