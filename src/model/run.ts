// A run is scenario, settings, schedule; frames are derived from it, never stored.

import type { TextRange } from './code.ts';
import type { FaultKind, Reason } from './program.ts';

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
      readonly slot: number;
      readonly before: number;
      readonly after: number;
      readonly at: TextRange;
    }
  | {
      readonly kind: 'buffered';
      readonly slot: number;
      readonly value: number;
      readonly lane: number;
      readonly at: TextRange;
    }
  /** The write that ended the step in a fault: the variable cannot take the value. */
  | {
      readonly kind: 'refused';
      readonly slot: number;
      readonly before: number;
      readonly value: number;
      readonly at: TextRange;
    }
  /** `merged`: it was pending already. */
  | { readonly kind: 'raise'; readonly handler: number; readonly merged: boolean; readonly at: TextRange }
  | { readonly kind: 'ran'; readonly at: TextRange };

/** State and story after `index` turns; frame 0 is the initial state. */
export interface Frame {
  readonly index: number;
  /** The packed state. */
  readonly state: Uint32Array;
  /** Undefined in frame 0. */
  readonly turn: Turn | undefined;
  /** Index into `Program.actors`. */
  readonly actor: number | undefined;
  /** Row of the step table. */
  readonly choice: number | undefined;
  /** Where the step began, in the scenario's text. */
  readonly at: TextRange | undefined;
  readonly labels: readonly string[];
  readonly happenings: readonly Happening[];
}

/** How a run stands (R13). */
export type Standing =
  | { readonly kind: 'running' }
  /** No step left and rest holds. */
  | { readonly kind: 'finished' }
  /** No step left and rest does not hold. */
  | { readonly kind: 'stuck'; readonly waiting: readonly Waiting[] }
  | { readonly kind: 'error'; readonly fault: FaultKind; readonly at: TextRange; readonly message: string };

/** An actor that cannot move and has not finished: where it stands and what for. */
export interface Waiting {
  readonly actor: number;
  readonly at: TextRange;
  readonly why: readonly Reason[];
  /** The run is not at rest because of this one; such come first. */
  readonly atFault: boolean;
  /** One sentence, e.g. `vCPU0 waits in wait_event, line 62, …: its gate is closed, pcpu[0].cur is IDLE.` */
  readonly sentence: string;
}

/** One thing an actor could do now, with what it would do. */
export interface Option {
  readonly choice: number;
  readonly turn: Turn;
  readonly labels: readonly string[];
  readonly happenings: readonly Happening[];
  readonly at: TextRange;
}
/** Every actor in one state: its options, or why it has none. */
export interface Outlook {
  readonly actor: number;
  readonly at: TextRange;
  readonly options: readonly Option[];
  readonly finished: boolean;
  readonly why: readonly Reason[];
  /** Why it cannot move, as one sentence; undefined where it can, or has finished. */
  readonly sentence: string | undefined;
}
