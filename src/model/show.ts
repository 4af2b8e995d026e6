// What a scenario says about the picture of its actors: modes, credits, race windows.

import type { ActorIndex, SlotIndex } from './indices.ts';

/** R29: what the picture needs to know of an actor. */
export interface Show {
  readonly actor: ActorIndex;
  readonly modes: readonly { readonly slot: SlotIndex; readonly chart: number }[];
  readonly credits: readonly { readonly slot: SlotIndex; readonly direction: 'up' | 'down' }[];
  readonly windows: readonly RaceWindow[];
}

/** `from`: as the actor comes to stand at the place. `after`: with the step that it takes there. */
export type WindowOpening = 'from' | 'after';

/** The stretch of an actor's program between two places in which others can do harm. */
export interface RaceWindow {
  readonly title: string;
  readonly opening: WindowOpening;
  readonly from: string;
  readonly to: string;
}
