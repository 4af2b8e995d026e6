// Actors that no text declares: deliveries, and what the memory model adds. Each has one row, and no program.

import type { RawRow } from '../../memory/rawCode.ts';
import type { Actor } from '../../model/actors.ts';
import type { Instruction } from '../../model/code.ts';
import { type ActorIndex, HOST, pcIndex, rowIndex, type SlotIndex } from '../../model/indices.ts';
import type { DeliveryDraft, MachineDraft } from '../names/actorDrafts.ts';
import { finishedActor } from './finishedActor.ts';

/** Adds its row to the rows. */
export function machineActor(draft: DeliveryDraft | MachineDraft, index: ActorIndex, rows: RawRow[]): Actor {
  const { name, at } = draft;
  const { guard, code } = draft.kind === 'delivery' ? delivery(draft) : draft.machine;
  const row = { actor: index, ordinal: 0, thread: HOST, location: pcIndex(0), resetOnFault: [], at };
  rows.push({ ...row, guard, code });
  const choices = [rowIndex(rows.length - 1)];
  return finishedActor(draft, { name, at, endless: true, gate: [], threads: [], choices });
}

/** An interrupt that was in flight is pending now. */
function delivery({ inFlight, pending, at }: DeliveryDraft): Pick<RawRow, 'guard' | 'code'> {
  const set = (slot: SlotIndex, value: number): Instruction => ({
    op: 'set',
    slot,
    value: { op: 'const', value },
    check: { kind: 'none' },
    at,
  });
  return {
    guard: [{ test: { op: 'slot', slot: inFlight }, reason: { kind: 'not in flight' } }],
    code: [set(inFlight, 0), set(pending, 1)],
  };
}
