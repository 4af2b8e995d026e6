// Where a buffer with more room would allow more: what is found without it is found for buffers of this size.

import { defined } from '../base/defined.ts';
import type { Actor } from '../model/actors.ts';
import type { Expr } from '../model/code.ts';
import type { Condition } from '../model/conditions.ts';
import type { RowIndex, SlotIndex } from '../model/indices.ts';
import type { BufferLimit, ChoiceRow } from '../model/program.ts';

/** Rows that wait for room, with all else that they wait for alike, and where their actor stands at them. */
interface Waiting {
  readonly host: Expr | undefined;
  /** The position that tells the rows apart, and its values. */
  readonly slot: SlotIndex;
  readonly values: number[];
  readonly room: readonly Condition[];
  readonly others: readonly Condition[];
}

/** `stores`: how many a buffer of the program holds. Undefined where no step ever waits for room in one. */
export function bufferLimitOf(
  stores: number,
  actors: readonly Actor[],
  rows: readonly ChoiceRow[],
): BufferLimit | undefined {
  const met = actors.flatMap((actor) => waitingRows(actor, rows)).map(holds);
  return met.length === 0 ? undefined : { stores, met: { op: 'or', args: met } };
}

function holds({ host, slot, values, room, others }: Waiting): Expr {
  const full: Expr = { op: 'not', arg: { op: 'and', args: testsOf(room) } };
  const stands: Expr = { op: 'one of', slot, values };
  return { op: 'and', args: [full, ...(host === undefined ? [] : [host]), stands, ...testsOf(others)] };
}

/** Most stores of an actor wait for the same, so that few tests tell about all of them. */
function waitingRows({ threads, gate }: Actor, rows: readonly ChoiceRow[]): readonly Waiting[] {
  const [host] = threads;
  if (host === undefined) return [];
  const alike = new Map<string, Waiting>();
  const add = (
    inside: Expr | undefined,
    slot: SlotIndex,
    value: number,
    choices: readonly RowIndex[],
  ): void => {
    for (const choice of choices) {
      const { guard } = defined(rows[choice]);
      const room = guard.filter(isRoom);
      if (room.length === 0) continue;
      const others = [...gate, ...guard.filter((condition) => !isRoom(condition))];
      const key = JSON.stringify([inside, slot, testsOf(room), testsOf(others)]);
      const known = alike.get(key) ?? { host: inside, slot, values: [], room, others };
      known.values.push(value);
      alike.set(key, known);
    }
  };
  for (const [pc, { kind, choices }] of host.locations.entries()) {
    const slot = host.pc;
    const guest = kind.kind === 'in guest' ? threads[kind.thread] : undefined;
    if (kind.kind !== 'in guest' || guest === undefined) add(undefined, slot, pc, choices);
    else
      for (const [place, offered] of kind.choices.entries())
        add({ op: 'one of', slot, values: [pc] }, guest.pc, place, offered);
  }
  return [...alike.values()];
}

function isRoom({ reason }: Condition): boolean {
  return reason.kind === 'buffer full';
}

function testsOf(conditions: readonly Condition[]): readonly Expr[] {
  return conditions.map(({ test }) => test);
}
