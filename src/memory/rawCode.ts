// The step table as the language makes it: memory accesses are still what the text says, and no model has lowered them.

import type { Check, Expr, Instruction, Place, TextRange } from '../model/code.ts';
import type { LaneIndex } from '../model/indices.ts';
import type { ChoiceRow } from '../model/program.ts';

/** A plain store that the lane's memory model delays. */
export interface Push {
  readonly op: 'push';
  readonly lane: LaneIndex;
  readonly place: Place;
  readonly value: Expr;
  readonly check: Check;
  readonly at: TextRange;
}

/** A delayed store of the lane reaches memory. */
export interface Drain {
  readonly op: 'drain';
  readonly lane: LaneIndex;
}

export type RawInstruction = Instruction | Push | Drain;

export type RawRow = Omit<ChoiceRow, 'code'> & { readonly code: readonly RawInstruction[] };
