// The memory of a program on a weak machine: what each lane buffers, and what it keeps of what others have replaced.

import { defined } from '../../base/defined.ts';
import { mapDefined } from '../../base/mapDefined.ts';
import type { Instruction } from '../../model/code.ts';
import { type LaneIndex, laneIndex, type SlotIndex, slotIndex } from '../../model/indices.ts';
import type { DeclareSlot, Extent, Lower, LoweringTarget, ProgramMemory } from '../memory.ts';
import type { RawInstruction } from '../rawCode.ts';
import { only } from '../strong.ts';
import type { LaneUsage, Usage } from '../usage.ts';
import { KeptValues } from './keptValues.ts';
import { StepLowering } from './stepLowering.ts';
import { WeakBuffer } from './weakBuffer.ts';
import { WeakLane } from './weakLane.ts';

export class WeakMemory implements ProgramMemory {
  readonly lanes: WeakLane[] = [];
  /** It has no buffer, and waits for those of others. */
  readonly environment = new WeakLane(() => slotIndex(0));
  private readonly shared: Extent;

  constructor(shared: Extent) {
    this.shared = shared;
  }

  addLane(declare: DeclareSlot): void {
    this.lanes.push(new WeakLane(declare));
  }

  prepare(usage: Usage): void {
    const buffers = this.lanes.map(({ declare }, number) => {
      const lane = laneIndex(number);
      const own = usage.lanes[lane];
      if (own === undefined || own.stores.size === 0) return undefined;
      return new WeakBuffer(lane, own, this.valuesOf(own), usage.numbers, declare);
    });
    this.environment.prepared = {
      usage: NOTHING,
      buffer: undefined,
      kept: new KeptValues(laneIndex(-1), NOTHING, new Set(), () => slotIndex(0), []),
      others: unlocking(buffers, usage, undefined),
    };
    this.lanes.forEach((each, number) => {
      const lane = laneIndex(number);
      const own = usage.lanes[lane];
      if (own === undefined) return;
      const foreign = usage.lanes
        .filter((_, other) => other !== lane)
        .flatMap(({ stores, writes }) => [...stores, ...writes]);
      const elsewhere = new Set([...foreign, ...usage.environment]);
      const kept = new KeptValues(lane, own, elsewhere, each.declare, this.shared.slots);
      each.prepared = {
        usage: own,
        buffer: buffers[lane],
        kept,
        others: unlocking(buffers, usage, lane),
      };
    });
  }

  /** Bounds of what a lane's entries can hold. */
  private valuesOf({ stores, added }: LaneUsage): { readonly min: number; readonly max: number } {
    // A coarse lock is no slot: all that is stored in it is that it is free.
    const slots = mapDefined(stores, (place) => this.shared.slots[place]);
    return {
      min: Math.min(0, added.min, ...slots.map(({ min }) => min)),
      max: Math.max(0, added.max, ...slots.map(({ max }) => max)),
    };
  }

  mates(local: SlotIndex): readonly SlotIndex[] {
    return this.lanes.flatMap(({ prepared }) => defined(prepared).kept.mates(local));
  }

  lowering(target: LoweringTarget): Lower {
    const steps = new StepLowering(
      mapDefined(this.lanes, ({ prepared }) => prepared),
      target,
    );
    return {
      instruction: (instruction, step) => lowerOne(steps, instruction, step),
      atEnd: (step) => steps.forgetUnwatched(step),
    };
  }
}

/** The buffers of other lanes than this one in which unlocks may wait. */
function unlocking(
  buffers: readonly (WeakBuffer | undefined)[],
  { lanes }: Usage,
  lane: LaneIndex | undefined,
): readonly WeakBuffer[] {
  return buffers.flatMap((buffer, other) =>
    other === lane || buffer === undefined || lanes[other]?.unlocks.size === 0 ? [] : [buffer],
  );
}

const NOTHING: LaneUsage = {
  loads: new Set(),
  stores: new Set(),
  sent: new Set(),
  added: { min: 0, max: 0 },
  sums: new Map(),
  writes: new Set(),
  lines: false,
  releases: false,
  heads: new Set(),
  hanging: new Set(),
  indexing: new Map(),
  unlocks: new Set(),
};

function lowerOne(
  steps: StepLowering,
  instruction: RawInstruction,
  step: Parameters<Lower['instruction']>[1],
): readonly Instruction[] {
  switch (instruction.op) {
    case 'push':
      return steps.push(instruction);
    case 'send':
      return steps.send(instruction);
    case 'drain':
    case 'pass':
      return steps.reach(instruction);
    case 'news':
      return steps.news(instruction);
    case 'let go':
      return steps.letGo(instruction);
    case 'looked':
      return steps.looked(instruction);
    case 'line':
      return steps.line(instruction);
    case 'late unlock':
      return steps.unlock(instruction);
    case 'unlocked':
      return steps.unlocked(instruction.lane);
    case 'write':
      return steps.write(instruction, step.lane);
    case 'read':
      return steps.read(instruction, step.lane);
    case 'set':
      return steps.set(instruction, step.lane);
    case 'stop':
      return [steps.stop(instruction, step)];
    default:
      return [only(instruction)];
  }
}
