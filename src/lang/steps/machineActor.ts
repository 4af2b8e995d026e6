// Actors that no text declares: deliveries, and what the memory model adds. Each has one row, and no program.

import { defined } from '../../base/defined.ts';
import type { RawRow } from '../../memory/rawCode.ts';
import type { Actor } from '../../model/actors.ts';
import type { Instruction } from '../../model/code.ts';
import { type ActorIndex, HOST, pcIndex, rowIndex, type SlotIndex } from '../../model/indices.ts';
import type { Build } from '../names/build.ts';
import { finishedActor } from './finishedActor.ts';

/** Adds its row to the rows. */
export function machineActor(build: Build, index: ActorIndex, rows: RawRow[]): Actor {
  const { name, at, machine } = build.draft(index);
  const { guard, code } = machine ?? delivery(build, index);
  const row = { actor: index, ordinal: 0, thread: HOST, location: pcIndex(0), resetOnFault: [], at };
  rows.push({ ...row, guard, code });
  const choices = [rowIndex(rows.length - 1)];
  return finishedActor(build, index, { name, at, endless: true, gate: [], threads: [], choices });
}

/** An interrupt that was in flight is pending now. */
function delivery(build: Build, index: ActorIndex): Pick<RawRow, 'guard' | 'code'> {
  const flight = defined(build.draft(index).inFlight);
  const set = (slot: SlotIndex, value: number): Instruction => ({
    op: 'set',
    slot,
    value: { op: 'const', value },
    check: { kind: 'none' },
    at: build.draft(index).at,
  });
  return {
    guard: [{ test: { op: 'slot', slot: flight }, reason: { kind: 'not in flight' } }],
    code: [set(flight, 0), set(build.pendingOf(index), 1)],
  };
}
