// What a memory model is: where a plain store goes and what a plain load sees, what has to wait for what, what a lane
// keeps in the state and who moves it on, and how all that is done with instructions that every back end knows.

import type { Actor, ActorKind } from '../model/actors.ts';
import type { Check, Expr, Instruction, Place } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import type { ActorIndex, LaneIndex, SlotIndex } from '../model/indices.ts';
import type { MemoryModel, ViewEntry } from '../model/program.ts';
import type { SlotRole } from '../model/slotRole.ts';
import type { LateOrder, RawInstruction } from './rawCode.ts';
import type { Usage } from './usage.ts';

/** What code does that a memory model may have a say in. */
export type Operation =
  | { readonly kind: 'store' | 'fence' | 'unlock' | 'unlock of a mutex' | 'raise' | 'VM entry' }
  /** Plain loads, all at one moment. */
  | { readonly kind: 'loads'; readonly places: readonly Place[] }
  | { readonly kind: 'lock'; readonly place: Place }
  /** A section that is no less than a full barrier. */
  | { readonly kind: 'section' }
  /** A section under a lock, or several. */
  | LockedSection
  /** One that the machine has: full, or ordered as its name says. */
  | { readonly kind: 'atomic'; readonly place: Place; readonly order: LateOrder }
  /** The same where `place` looks like `expected`; else it is a plain load. */
  | {
      readonly kind: 'compare';
      readonly place: Place;
      readonly order: LateOrder;
      readonly seen: Expr;
      readonly expected: Expr;
    };

export interface LockedSection {
  readonly kind: 'locked section';
  /** The numbers by which its locks are known, in the order in which they are taken, if they are known by any. */
  readonly locks: readonly Place[];
  /** Something in it is a full barrier, or it holds several locks. */
  readonly full: boolean;
  /** What no lock guards: loads, and atomics that are less than full. */
  readonly loads: readonly Place[];
  readonly apart: readonly Place[];
  /** One of these atomics stays behind all stores before it. */
  readonly lines: boolean;
}

/** What is known of a model before there is a program. */
export interface Memory {
  readonly name: MemoryModel;
  /** Whether plain stores reach memory later than they are made, and loads of their lane see them before. */
  readonly delays: boolean;
  /** Whether a lane may go on seeing what others have replaced: then what the kernel's barriers order is told. */
  readonly keeps: boolean;
  /** What of a real machine the model does not show: sentences for the sheet of a scenario that offers it. */
  readonly leftOut: readonly string[];
  /** How many stores a lane's buffer can be told to hold; undefined where that is not to be chosen. */
  readonly buffer: { readonly least: number; readonly most: number } | undefined;
}

/** The memory of one program, as its model sees it. */
export interface ProgramMemory {
  readonly lanes: readonly LaneMemory[];
  /** What the environment may have to wait for. */
  readonly environment: LaneMemory | undefined;
  /** Adds the next lane and declares what it keeps in the state, as far as that does not hang on the code. */
  addLane(declare: DeclareSlot): void;
  /** Declares the rest, when it is known what the lanes' code does. */
  prepare(usage: Usage): void;
  /** Slots that mean nothing where this local means nothing. */
  mates(local: SlotIndex): readonly SlotIndex[];
  /** Prepares the lowering of the program's code. */
  lowering(target: LoweringTarget): Lower;
}

/** The shared memory of a program: its slots are `0 … count − 1`, and all values lie between `min` and `max`. */
export interface Extent {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly slots: readonly SharedSlot[];
}

export interface SharedSlot {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/** Adds a slot to the state, in the beginning 0; returns its number. `like`: with the type of this slot, in the beginning its least value. */
export type DeclareSlot = (
  name: string,
  min: number,
  max: number,
  role: SlotRole,
  like?: SlotIndex | undefined,
) => SlotIndex;

/** One lane, as its memory model sees it. */
export interface LaneMemory {
  readonly view: readonly ViewEntry[];
  /** Actors of the machine that no text declares: they move on what the lane keeps. */
  readonly actors: readonly MachineActor[];
  /** 1 where all stores of the lane have reached memory; undefined where they always have. */
  readonly settled: Expr | undefined;
  /** The same value, where an index may be newer than what the lane keeps of what it is an index into. */
  asSeen(value: Expr): Expr;
  /** Whether memory can ever make the operation wait, as the first of its step. */
  mayWait(operation: Operation): boolean;
  /** What must hold before a step that begins with one of these. */
  conditions(operations: readonly Operation[]): readonly Condition[];
}

export interface MachineActor {
  readonly kind: Extract<ActorKind, 'drain' | 'pass' | 'news'>;
  /** What its name says behind its kind. */
  readonly of: string | undefined;
  readonly guard: readonly Condition[];
  readonly code: readonly RawInstruction[];
}

/** What lowering needs of the program, and what it may add to it. */
export interface LoweringTarget {
  /** All code, before it is lowered. */
  readonly code: readonly RawInstruction[];
  /** What is tested when a value reaches memory, where that is later than the store. */
  readonly lateChecks: ReadonlyMap<SlotIndex, Check>;
  /** For each actor, by thread and position, the slots that it may load before its lane lets go of all that it keeps. */
  readonly watched: readonly (readonly Watched[])[];
  /** The lane of an actor. */
  readonly laneOf: (actor: ActorIndex) => LaneIndex | undefined;
  /** Slots of shared memory: greater numbers in a buffer are locks. */
  readonly memorySize: number;
  /** Adds a slot that lives only inside a step; returns its number. */
  readonly scratch: (name: string) => SlotIndex;
}

/** The positions of one thread. */
export interface Watched {
  /** Slot of the position. */
  readonly pc: SlotIndex;
  readonly at: readonly ReadonlySet<SlotIndex>[];
}

/** Whose step an instruction belongs to. */
export interface StepOf {
  readonly actor: ActorIndex;
  /** Undefined for the environment, which runs on none. */
  readonly lane: LaneIndex | undefined;
  readonly kind: Actor['kind'];
  /** Slots of the positions of its threads. */
  readonly pcs: readonly SlotIndex[];
}

export interface Lower {
  /** What an instruction becomes. Jumps are left as they are, and those in what it becomes count from its beginning. */
  instruction(instruction: RawInstruction, step: StepOf): readonly Instruction[];
  /** What is done at the end of each step of the actor. */
  atEnd(step: StepOf): readonly Instruction[];
}
