// A run is scenario, settings, schedule; frames are derived from it, never stored.

import type { StoreEffect, TextRange } from './code.ts';
import type { Reason } from './conditions.ts';
import type { ActorIndex, LaneIndex, RowIndex, SlotIndex } from './indices.ts';
import type { FaultKind } from './program.ts';

/** Who steps, and which of its alternatives. Actors go by name, so that a schedule outlives a change of settings. */
export interface Turn {
  readonly actor: string;
  readonly alternative: number;
}
export type Schedule = readonly Turn[];

/** What one instruction of a step did, in order. Slots are indices into `Program.slots`. */
export type Happening =
  | { readonly kind: 'label'; readonly text: string; readonly at: TextRange }
  | {
      readonly kind: 'write';
      readonly slot: SlotIndex;
      readonly before: number;
      readonly after: number;
      readonly at: TextRange;
    }
  | {
      readonly kind: 'buffered';
      readonly slot: SlotIndex;
      readonly value: number;
      readonly effect: StoreEffect;
      readonly lane: LaneIndex;
      readonly at: TextRange;
    }
  /** The write that ended the step in a fault: the variable cannot take the value. */
  | {
      readonly kind: 'refused';
      readonly slot: SlotIndex;
      readonly before: number;
      readonly value: number;
      readonly at: TextRange;
    }
  /** `merged`: it was pending already. */
  | { readonly kind: 'raise'; readonly handler: ActorIndex; readonly merged: boolean; readonly at: TextRange }
  | { readonly kind: 'ran'; readonly at: TextRange };

/** State and story after `index` turns; frame 0 is the initial state. */
export interface Frame {
  readonly index: number;
  /** The packed state. */
  readonly state: Uint32Array;
  /** Undefined in frame 0. */
  readonly turn: Turn | undefined;
  /** Index into `Program.actors`. */
  readonly actor: ActorIndex | undefined;
  /** Row of the step table. */
  readonly choice: RowIndex | undefined;
  /** Where the step began, in the scenario's text. */
  readonly at: TextRange | undefined;
  readonly labels: readonly string[];
  readonly happenings: readonly Happening[];
}

/** A variable that a condition looked at, and what it held. */
export interface Seen {
  readonly slot: SlotIndex;
  /** What whoever looked sees. */
  readonly value: number;
  /** What memory has, where that is another value: its lane has a store of it waiting, or sees an old one. */
  readonly memory?: number;
}

/** One thing that keeps an actor from moving: a condition that does not hold, and what it looked at. */
export interface Obstacle {
  readonly reason: Reason;
  readonly seen: readonly Seen[];
}

/** Why a turn cannot be taken in a state. */
export type Impossible =
  | { readonly kind: 'no such actor'; readonly name: string }
  /** The run has ended in an error. */
  | { readonly kind: 'nobody can move' }
  | { readonly kind: 'finished'; readonly actor: ActorIndex }
  /** The actor can move, but not so: `offered` are the ordinals that it has. */
  | {
      readonly kind: 'no such alternative';
      readonly actor: ActorIndex;
      readonly alternative: number;
      readonly offered: readonly number[];
    }
  | { readonly kind: 'blocked'; readonly actor: ActorIndex; readonly why: readonly Obstacle[] };

/** How a run stands (R13). */
export type Standing =
  | { readonly kind: 'running' }
  /** No step left and rest holds. `awaiting`: the endless tasks that stand before an `await` there. */
  | { readonly kind: 'finished'; readonly awaiting: readonly Stand[] }
  /** No step left and rest does not hold. */
  | { readonly kind: 'stuck'; readonly waiting: readonly Waiting[] }
  /** `at`: the text that failed; of a runaway step what it came to last, and undefined where nobody watched it. */
  | {
      readonly kind: 'error';
      readonly fault: FaultKind;
      readonly at: TextRange | undefined;
      /** What the scenario's own assertion says. */
      readonly message: string | undefined;
      /** The write that the variable could not take, where the step is known that tried it. */
      readonly refused: Extract<Happening, { readonly kind: 'refused' }> | undefined;
    };

/** Where an actor stands. */
export interface Stand {
  readonly actor: ActorIndex;
  /** Its next operation. */
  readonly at: TextRange;
  /** It has nothing left to do, and sleeps. */
  readonly atEnd: boolean;
  /** The innermost function that it stands in; undefined in its own body. */
  readonly within: string | undefined;
}

/** An actor that cannot move and has not finished, or a handler that is pending: where it stands and what for. */
export interface Waiting extends Stand {
  /** A handler that has not been taken yet. */
  readonly isPending: boolean;
  /** What the condition of the loop that it sleeps in looks at; undefined where it sleeps in none that can be told. */
  readonly loop: readonly Seen[] | undefined;
  readonly why: readonly Obstacle[];
  /**
   * `at fault`: the run is not at rest because of this one. `link`: the waiting of such a one hangs on it, through locks,
   * handlers and writes that it owes, or it waits in a cycle. `aside`: neither.
   */
  readonly part: 'at fault' | 'link' | 'aside';
}

/** One thing an actor could do now, with what it would do. */
export interface Option {
  readonly choice: RowIndex;
  readonly turn: Turn;
  readonly labels: readonly string[];
  readonly happenings: readonly Happening[];
  readonly at: TextRange;
}
/** Every actor in one state: its options, or why it has none. */
export interface Outlook {
  readonly actor: ActorIndex;
  readonly at: TextRange;
  readonly options: readonly Option[];
  readonly finished: boolean;
  /** It has nothing left to do: where it has not finished, it sleeps at its end. */
  readonly atEnd: boolean;
  /** Why it cannot move; empty where it can, or has finished. */
  readonly why: readonly Obstacle[];
}
