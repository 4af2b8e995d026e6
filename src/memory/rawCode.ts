// The step table as the language makes it: memory accesses are still what the text says, and no model has lowered them.

import type { Check, Expr, Instruction, Place, StoreEffect, TextRange } from '../model/code.ts';
import type { LaneIndex, SlotIndex } from '../model/indices.ts';
import type { ChoiceRow } from '../model/program.ts';

/** What an atomic that is less than full orders, and a full one. */
export type LateOrder = 'relaxed' | 'acquire' | 'release' | 'full';

/** A plain store that the lane's memory model delays, or an atomic that nobody waits for. */
export interface Push {
  readonly op: 'push';
  readonly lane: LaneIndex;
  readonly place: Place;
  readonly value: Expr;
  readonly check: Check;
  readonly at: TextRange;
  /** What it is beside a plain store, where the model has a say in it. */
  readonly late?: Late;
}

export interface Late {
  readonly effect: StoreEffect;
  /** All stores of the lane before it reach memory before it. */
  readonly release: boolean;
}

/** An atomic that nobody waits for, in a section that is one step: it enters an empty buffer, else it takes effect at once. */
export interface Send {
  readonly op: 'send';
  readonly push: Push;
  readonly write: Extract<Instruction, { readonly op: 'write' }>;
}

/** A delayed store of the lane reaches memory: the oldest, or the one behind it. */
export interface DrainStore {
  readonly op: 'drain' | 'pass';
  readonly lane: LaneIndex;
}

/** The lane hears what became of a place. */
export interface News {
  readonly op: 'news';
  readonly lane: LaneIndex;
  readonly place: SlotIndex;
}

/** What the lane keeps is let go. */
export interface LetGo {
  readonly op: 'let go';
  readonly lane: LaneIndex;
  readonly what:
    | { readonly kind: 'all' }
    /** The old value of one place. */
    | { readonly kind: 'value'; readonly place: Place }
    /** All that is older than what the lane sees of a place. */
    | { readonly kind: 'older'; readonly place: Place }
    /** All that is older than what memory has of a place. */
    | { readonly kind: 'older than memory'; readonly place: Place }
    /** The same of a lock, and all that is older than the lane's own last unlock. */
    | { readonly kind: 'older than unlock'; readonly place: Place };
}

/** The lane has looked at a condition: what its loads passed by is let go. */
export interface Looked {
  readonly op: 'looked';
  readonly lane: LaneIndex;
  readonly value: Expr;
}

/** Later stores of the lane stay behind those that wait. */
export interface OrderLine {
  readonly op: 'line';
  readonly lane: LaneIndex;
}

/** The lock of a section that is one step is free for others when the stores before it have reached memory. */
export interface LateUnlock {
  readonly op: 'late unlock';
  /** Undefined for the environment. */
  readonly lane: LaneIndex | undefined;
  readonly place: Place;
}

/** A mutex has been released: the store is in memory. */
interface Unlocked {
  readonly op: 'unlocked';
  readonly lane: LaneIndex;
}

export type RawInstruction =
  | Instruction
  | Push
  | Send
  | DrainStore
  | News
  | LetGo
  | Looked
  | OrderLine
  | LateUnlock
  | Unlocked;

export type RawRow = Omit<ChoiceRow, 'code'> & { readonly code: readonly RawInstruction[] };
