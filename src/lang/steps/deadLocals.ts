// Which locals a step resets where it ends: nobody will read them again.

import type { RawInstruction } from '../../memory/rawCode.ts';
import type { SlotIndex } from '../../model/indices.ts';
import type { Liveness } from '../flow/liveSlots.ts';

/** Locals of a thread that the code assigns, or that were live `before` it, and that are not live `after`. */
export function deadLocals(
  code: readonly RawInstruction[],
  { assigned }: Liveness,
  before: ReadonlySet<SlotIndex>,
  after: ReadonlySet<SlotIndex>,
): readonly SlotIndex[] {
  const written = code.flatMap((i) => (i.op === 'set' || i.op === 'read' ? [i.slot] : []));
  return [...new Set([...written, ...before])].filter((slot) => assigned.has(slot) && !after.has(slot));
}
