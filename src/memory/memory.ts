// What a memory model is: where a plain store goes and what a plain load sees, what has to wait for what, what a lane
// keeps in the state and who moves it on, and how all that is done with instructions that every back end knows.

import type { ActorKind } from '../model/actors.ts';
import type { Check, Expr, Instruction } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import type { SlotIndex } from '../model/indices.ts';
import type { MemoryModel, SlotRole, ViewEntry } from '../model/program.ts';
import type { RawInstruction } from './rawCode.ts';

/** What code does that a memory model may have a say in. */
export type Operation =
  | 'store'
  | 'fence'
  | 'lock'
  | 'unlock'
  | 'unlock of a mutex'
  | 'section'
  | 'raise'
  | 'VM entry';

/** What a lane's buffered stores must be like before an operation: one more must fit, or all must have reached memory. */
export type Need = 'room' | 'empty';

export interface Memory {
  readonly name: MemoryModel;
  /** Whether plain stores reach memory later than they are made, and loads of their lane see them before. */
  readonly delays: boolean;
  /** What an operation waits for, as the first of its step; undefined where it can never wait for memory. */
  need(operation: Operation): Need | undefined;
  /** How many stores a lane's buffer can be told to hold; undefined where that is not to be chosen. */
  readonly buffer: { readonly least: number; readonly most: number } | undefined;
  /** Begins the memory of a program, which has no lanes yet. `stores`: how many a lane's buffer holds, if it has one. */
  begin(shared: Extent, stores: number): ProgramMemory;
}

/** The memory of one program, as its model sees it. */
export interface ProgramMemory {
  readonly lanes: readonly LaneMemory[];
  /** Adds the next lane and declares what it keeps in the state. */
  addLane(declare: DeclareSlot): void;
  /** Prepares the lowering of the program's code. */
  lowering(target: LoweringTarget): Lower;
}

/** The shared memory of a program: its slots are `0 … count − 1`, and all values lie between `min` and `max`. */
export interface Extent {
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

/** Adds a slot to the state, 0 in the beginning; returns its number. */
export type DeclareSlot = (name: string, min: number, max: number, role: SlotRole) => SlotIndex;

/** One lane, as its memory model sees it. */
export interface LaneMemory {
  readonly view: readonly ViewEntry[];
  /** Actors of the machine that no text declares: they move on what the lane keeps. */
  readonly actors: readonly MachineActor[];
  /** 1 where all stores of the lane have reached memory; undefined where they always have. */
  readonly settled: Expr | undefined;
  /** What must hold before an operation with one of these needs. */
  conditions(needs: readonly Need[]): readonly Condition[];
}

export interface MachineActor {
  readonly kind: Extract<ActorKind, 'drain'>;
  readonly guard: readonly Condition[];
  readonly code: readonly RawInstruction[];
}

/** What lowering needs of the program, and what it may add to it. */
export interface LoweringTarget {
  /** All code, before it is lowered. */
  readonly code: readonly RawInstruction[];
  /** What is tested when a value reaches memory, where that is later than the store. */
  readonly lateChecks: ReadonlyMap<SlotIndex, Check>;
  /** Adds a slot that lives only inside a step; returns its number. */
  readonly scratch: (name: string) => SlotIndex;
}

/** What an instruction becomes. Jumps are left as they are, and those in what it becomes count from its beginning. */
export type Lower = (instruction: RawInstruction) => readonly Instruction[];
