// Actors of a program, and the places at which their threads stand.

import type { Expr, TextRange } from './code.ts';
import type { Condition } from './conditions.ts';
import type { ActorIndex, LaneIndex, RowIndex, SlotIndex, ThreadIndex } from './indices.ts';

export type LocationKind =
  | { readonly kind: 'ready' }
  /** The host program stands inside vmenter: `choices[g]` are offered where the guest stands at its location g. */
  | {
      readonly kind: 'in guest';
      readonly thread: ThreadIndex;
      readonly choices: readonly (readonly RowIndex[])[];
    }
  | { readonly kind: 'end' }
  /** An interrupt or signal handler that is not active: its choice is to take it. */
  | { readonly kind: 'inactive' }
  /** A guest before its first entry, which does what stands before the guest's first operation. */
  | { readonly kind: 'not entered' };

/** A place where a step may end; `pc` is its index in the thread's locations. */
export interface Location {
  readonly kind: LocationKind;
  /** The next visible operation, in the scenario's own text (for the prelude: the call). */
  readonly at: TextRange;
  /** Inlined calls around it, outermost first: the call's range and the function's name. */
  readonly path: readonly { readonly call: TextRange; readonly name: string }[];
  /** Source position and inlining path, equal across settings (R23); unique within a thread unless `choose` copies text. */
  readonly anchor: string;
  /** Identifier labels of the statements it lies in. */
  readonly places: readonly string[];
  /** Those of all operations that a step from here may carry out: more than `places` where one joins, or in a section. */
  readonly passes: readonly string[];
  /** Condition of the innermost loop around it: what a task that sleeps here is waiting to change. */
  readonly loop: Expr | undefined;
  readonly choices: readonly RowIndex[];
  /** Local slots that are live here. */
  readonly live: readonly SlotIndex[];
}

export interface Thread {
  /** The guest's name; undefined for the host program. */
  readonly guest: string | undefined;
  /** Where it stands. */
  readonly pc: SlotIndex;
  readonly locations: readonly Location[];
}

/** What all actors have. */
interface Common {
  readonly name: string;
  readonly endless: boolean;
  /** What must hold for any choice of the actor. */
  readonly gate: readonly Condition[];
  /** Host program first, then guests; one for handlers; none for drains and deliveries, whose choices stand in `choices`. */
  readonly threads: readonly Thread[];
  readonly choices: readonly RowIndex[];
  readonly at: TextRange;
}

export interface Task extends Common {
  readonly kind: 'task';
  readonly lane: LaneIndex;
}

export interface Vcpu extends Common {
  readonly kind: 'vcpu';
  readonly lane: LaneIndex;
  /** The guests' own flag; undefined where it has no guests. */
  readonly guestInterruptsOn: SlotIndex | undefined;
}

interface Irq extends Common {
  readonly kind: 'irq';
  readonly lane: LaneIndex;
  readonly pending: SlotIndex;
  /** Undefined where interrupts arrive at once. */
  readonly inFlight: SlotIndex | undefined;
}

interface Signal extends Common {
  readonly kind: 'signal';
  /** The task or vcpu that takes it. */
  readonly task: ActorIndex;
  readonly pending: SlotIndex;
}

interface VirtualIrq extends Common {
  readonly kind: 'virtual irq';
  readonly vcpu: ActorIndex;
  readonly pending: SlotIndex;
}

interface Environment extends Common {
  readonly kind: 'env';
}

/** Brings an interrupt that is in flight to its lane; a timer expires. */
interface Delivery extends Common {
  readonly kind: 'delivery';
  readonly irq: ActorIndex;
  readonly expires: boolean;
}

/** Moves on what a lane keeps for its memory model. */
interface Drain extends Common {
  readonly kind: 'drain' | 'pass' | 'news';
  readonly lane: LaneIndex;
}

export type Handler = Irq | Signal | VirtualIrq;
export type Actor = Task | Vcpu | Handler | Environment | Delivery | Drain;
export type ActorKind = Actor['kind'];

export function isHandler(actor: Actor): actor is Handler {
  return actor.kind === 'irq' || actor.kind === 'signal' || actor.kind === 'virtual irq';
}

/** Whether it has a lane to run on, among others. */
export function isTask(actor: Actor): actor is Task | Vcpu {
  return actor.kind === 'task' || actor.kind === 'vcpu';
}
