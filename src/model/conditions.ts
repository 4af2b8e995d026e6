// What must hold before a step can be taken, and why it has to wait where it does not.

import type { Expr, Place, TextRange } from './code.ts';
import type { ActorIndex, LaneIndex, SlotIndex } from './indices.ts';

/** Which stores of a lane have to reach memory before a step of its own, or of another lane that waits for its unlock. */
type AwaitedStores = 'all' | 'all before an interrupt' | 'of the place' | 'unlocks' | 'unlock for others';

/** Why a choice is not enabled: the condition it stands on is false. */
export type Reason =
  | { readonly kind: 'gate'; readonly at: TextRange }
  | { readonly kind: 'handler active'; readonly handler: ActorIndex }
  | { readonly kind: 'interrupt first'; readonly handler: ActorIndex }
  | { readonly kind: 'signal first'; readonly handler: ActorIndex }
  | { readonly kind: 'guest must exit'; readonly handler: ActorIndex }
  | { readonly kind: 'await'; readonly at: TextRange }
  | { readonly kind: 'when'; readonly at: TextRange }
  | { readonly kind: 'lock'; readonly place: Place; readonly at: TextRange }
  | { readonly kind: 'buffer not empty'; readonly lane: LaneIndex; readonly stores: AwaitedStores }
  | { readonly kind: 'buffer full'; readonly lane: LaneIndex }
  | { readonly kind: 'not pending' }
  | { readonly kind: 'interrupts off'; readonly lane: LaneIndex }
  | { readonly kind: 'lane in guest'; readonly lane: LaneIndex }
  | { readonly kind: 'interrupt shadow'; readonly actor: ActorIndex }
  | { readonly kind: 'inside an instruction'; readonly actor: ActorIndex }
  | { readonly kind: 'masked'; readonly at: TextRange }
  | { readonly kind: 'finished'; readonly actor: ActorIndex }
  | { readonly kind: 'not in guest'; readonly actor: ActorIndex }
  /** No store waits, or none behind another. */
  | { readonly kind: 'buffer empty'; readonly lane: LaneIndex; readonly stores: 'any' | 'younger' }
  /** The second store may not reach memory before the first. */
  | { readonly kind: 'stores in order'; readonly lane: LaneIndex }
  | { readonly kind: 'nothing kept'; readonly lane: LaneIndex; readonly place: SlotIndex }
  | { readonly kind: 'not in flight' };

export interface Condition {
  readonly test: Expr;
  readonly reason: Reason;
}
