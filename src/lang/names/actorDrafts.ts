// Actors under construction: as the text declares them, and once they are placed on lanes and have slots.

import type { MachineActor } from '../../memory/memory.ts';
import type { TextRange } from '../../model/code.ts';
import type { ActorIndex, LaneIndex, SlotIndex } from '../../model/indices.ts';
import type { ActorItem, Guest } from '../syntax/fileSyntax.ts';
import type { Block } from '../syntax/syntax.ts';
import type { Scope } from './symbols.ts';

interface Named {
  readonly name: string;
  /** The file's scope with the family index bound. */
  readonly scope: Scope;
  readonly at: TextRange;
}

/** An actor that the text declares: a member of its family. */
export type DeclaredActor = Named &
  (
    | { readonly kind: ActorItem['actor']; readonly item: ActorItem }
    | {
        readonly kind: 'virtual irq';
        readonly irq: Guest & { readonly kind: 'virtual irq' };
        readonly vcpu: ActorIndex;
      }
  );

interface Placed extends Named {
  /** Slots of the positions: host program (or handler) first, then guests. None where there is no program. */
  readonly pcs: readonly SlotIndex[];
}

/** What an actor has that the text declares on its own. */
interface OfItem extends Placed {
  readonly item: ActorItem;
}

interface OnLane {
  /** Undefined after a diagnostic. */
  readonly lane: LaneIndex | undefined;
}

interface TaskDraft extends OfItem, OnLane {
  readonly kind: 'task';
}

export interface VcpuDraft extends OfItem, OnLane {
  readonly kind: 'vcpu';
  /** Undefined where it has no guests. */
  readonly guestInterruptsOn: SlotIndex | undefined;
  /** Set while an interrupt of the guest has to wait for the instruction behind STI. Undefined until some code sets it. */
  shadow: SlotIndex | undefined;
}

/** What has a gate. */
export type GatedDraft = TaskDraft | VcpuDraft;

interface IrqDraft extends OfItem, OnLane {
  readonly kind: 'irq';
  readonly pending: SlotIndex;
  /** Undefined where interrupts arrive at once. */
  readonly inFlight: SlotIndex | undefined;
}

/** What has a mask. */
export interface SignalDraft extends OfItem {
  readonly kind: 'signal';
  /** The task or vcpu that takes it. Undefined after a diagnostic, or where settings removed it. */
  readonly task: ActorIndex | undefined;
  readonly pending: SlotIndex;
}

interface EnvDraft extends OfItem {
  readonly kind: 'env';
}

interface VirtualIrqDraft extends Placed {
  readonly kind: 'virtual irq';
  readonly body: Block;
  readonly vcpu: ActorIndex;
  readonly pending: SlotIndex;
}

export interface DeliveryDraft extends Placed {
  readonly kind: 'delivery';
  readonly irq: ActorIndex;
  /** A timer's, which nobody sends. */
  readonly expires: boolean;
  readonly pending: SlotIndex;
  readonly inFlight: SlotIndex;
}

/** An actor that the memory model adds. */
export interface MachineDraft extends Placed {
  readonly kind: MachineActor['kind'];
  readonly lane: LaneIndex;
  readonly machine: MachineActor;
}

export type ActorDraft =
  | TaskDraft
  | VcpuDraft
  | IrqDraft
  | SignalDraft
  | EnvDraft
  | VirtualIrqDraft
  | DeliveryDraft
  | MachineDraft;

/** Its code in the text; undefined for a delivery and for what the memory model adds. */
export function bodyOf(draft: ActorDraft): Block | undefined {
  if ('item' in draft) return draft.item.body;
  return draft.kind === 'virtual irq' ? draft.body : undefined;
}

/** The guests of a vcpu, and its virtual interrupts. */
export function guestsOf(draft: ActorDraft): readonly Guest[] {
  return 'item' in draft ? draft.item.guests : [];
}

/** Whether no run ever ends it. */
export function isEndless(draft: ActorDraft): boolean {
  return 'item' in draft && draft.item.endless;
}
