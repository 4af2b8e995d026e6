// A scenario compiled for one combination of settings: the step table that stepping, exploring and
// exporting share. Plain data: it can be printed, compared, and sent to a worker.

import type { Actor } from './actors.ts';
import type { Became } from './became.ts';
import type { ChartTable } from './chart.ts';
import type { AskedPart } from './claims.ts';
import type { Expr, Instruction, TextRange, ValueType } from './code.ts';
import type { Condition } from './conditions.ts';
import type { ActorIndex, Pc, SlotIndex, ThreadIndex } from './indices.ts';
import type { Show } from './show.ts';
import type { SlotRole } from './slotRole.ts';

/** In the order of their values where a scenario asks for `memory`. */
export const MEMORY_MODELS = ['sc', 'tso', 'weak'] as const;
export type MemoryModel = (typeof MEMORY_MODELS)[number];

/** Chosen values: param name → value text, and the memory model. Missing params have their first value. */
export interface Settings {
  readonly values: Readonly<Record<string, string>>;
  readonly memory: MemoryModel;
  /** Stores that a lane's buffer holds; as many as the scenario says, where it is missing. */
  readonly buffer?: number;
}

// ---------------------------------------------------------------- the packed state

/**
 * One integer of the state: `bits` bits at `shift` in 32-bit word `word`, holding value − min.
 * A slot that lives only inside a step stands at a word from `Program.words` on, as a plain signed integer.
 */
export interface Slot {
  readonly name: string;
  readonly type: ValueType;
  readonly role: SlotRole;
  readonly min: number;
  readonly max: number;
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
}

/** A declared shared variable: its scalars are the slots `first … first + count − 1`. */
export interface Variable {
  /** As declared: `ev[].set`, `pcpu[].need_resched`, `x`. */
  readonly name: string;
  readonly type: ValueType;
  readonly dims: readonly number[];
  readonly slots: readonly SlotIndex[];
  readonly ghost: boolean;
  readonly range: TextRange;
}

// ---------------------------------------------------------------- actors and the step table

/** One row of the step table: an alternative of an actor at a place of its program. */
export interface ChoiceRow {
  readonly actor: ActorIndex;
  /** Ordinal of the alternative, as schedules name it. */
  readonly ordinal: number;
  readonly thread: ThreadIndex;
  /** Where the thread stands. */
  readonly location: Pc;
  readonly guard: readonly Condition[];
  readonly code: readonly Instruction[];
  /** Local slots that are reset when the step ends in a fault. */
  readonly resetOnFault: readonly SlotIndex[];
  /** The text of the alternative (of the whole operation where there is only one). */
  readonly at: TextRange;
}

export interface BufferLimit {
  /** Stores that each buffer holds. */
  readonly stores: number;
  /** 1 where a step could be taken if there were room for one more store. */
  readonly met: Expr;
}

/** Something that a lane sees instead of memory, while `when` is not 0: `value`, in the slot with the number `address`. */
export interface ViewEntry {
  readonly when: Expr;
  readonly address: Expr;
  readonly value: Expr;
}

export interface Lane {
  readonly name: string;
  readonly interruptsOn: SlotIndex;
  /** How the lane sees memory: the first entry counts. Where there is none it sees memory as it is. */
  readonly view: readonly ViewEntry[];
  readonly actors: readonly ActorIndex[];
}

// ---------------------------------------------------------------- faults, properties, what to show

export type FaultKind = 'assert' | 'range' | 'chart' | 'index' | 'arithmetic' | 'unlock' | 'runaway';

export interface Fault {
  readonly kind: FaultKind;
  readonly at: TextRange;
  /** The assert's own sentence. */
  readonly message: string | undefined;
}

export type PropertyKind = 'possible' | 'never' | 'final' | 'cover' | 'always eventually' | 'leads to';

/** Whether only a run that goes on for ever can break it: fates and odds do not speak of it. */
export function isLiveness(kind: string): boolean {
  return kind === 'always eventually' || kind === 'leads to';
}

/** What the scenario expects of a property under these settings. */
export type Expected = 'holds' | 'fails';

/**
 * What is judged unasked: that no step ends in an error; that whoever waits for a lock can still be given it; that
 * rest stays possible or, where there is no rest to come to, that somebody can always move.
 */
export const BUILT_IN = ['error', 'lock', 'rest', 'move'] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

export interface Property {
  readonly kind: PropertyKind;
  /** Its name, or its 1-based number among the scenario's properties. */
  readonly name: string;
  readonly sentence: string;
  readonly from: Expr | undefined;
  readonly expr: Expr;
  readonly expected: Expected;
  readonly at: TextRange;
}

export interface Program {
  /** The scenario's text, which all ranges point into. */
  readonly text: string;
  readonly settings: Settings;
  readonly slots: readonly Slot[];
  readonly words: number;
  readonly variables: readonly Variable[];
  /** Value of each slot in the initial state, before the leading local code ran. */
  readonly initial: readonly number[];
  /** Leading local code of all tasks, run once to make the initial state. */
  readonly prologue: readonly (readonly Instruction[])[];
  readonly lanes: readonly Lane[];
  readonly actors: readonly Actor[];
  readonly choices: readonly ChoiceRow[];
  readonly charts: readonly ChartTable[];
  readonly faults: readonly Fault[];
  /** Slot of the fault: 0 is none, else 1-based into `faults`. */
  readonly fault: SlotIndex;
  readonly rest: Expr;
  /** Which is in force: `move` where all tasks are endless and the text does not say what rest is. There is none then. */
  readonly mustStay: 'rest' | 'move';
  /** Conditions of the drawn tables, in order of the text (R21). */
  readonly checks: readonly Expr[];
  readonly properties: readonly Property[];
  /** What the properties are made of: whether each part matters is known when all combinations of settings are explored. */
  readonly parts: readonly AskedPart[];
  /** What the scenario expects of what is judged unasked. */
  readonly expected: Readonly<Record<BuiltIn, Expected>>;
  readonly shows: readonly Show[];
  /** Where the program under these settings has been; undefined where the scenario does not say. */
  readonly became: Became | undefined;
  /** Text that the settings removed, to be shown greyed. */
  readonly removed: readonly { readonly range: TextRange; readonly because: string }[];
  /** Names of the params that the others do not switch off: the rest have their first value, and are not shown. */
  readonly inForce: readonly string[];
  /** Where a lane's buffer keeps a store waiting for room: what larger buffers allow is not in this program. */
  readonly bufferLimit: BufferLimit | undefined;
  /** Fingerprint of the step table (hex), carried by links of edited text (R24). */
  readonly fingerprint: string;
}
