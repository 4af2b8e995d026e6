// Which rows an actor offers where it stands, as WebAssembly: a jump table over its position.

import type { Actor } from '../../model/actors.ts';
import type { Expr } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import type { RowIndex, SlotIndex } from '../../model/indices.ts';
import { rowAt } from '../../model/lookup.ts';
import { withoutMemoryWaits } from '../../model/memoryWaits.ts';
import type { Program } from '../../model/program.ts';
import type { Access } from './access.ts';
import type { Label } from './body.ts';
import { emitCondition } from './expressions.ts';
import type { Tables } from './tables.ts';

/** Emits, for an actor whose gate is open, what `each` emits for every row that its position offers. */
export function emitOffered(
  access: Access,
  tables: Tables,
  actor: Actor,
  each: (row: RowIndex) => void,
): void {
  const { body } = access;
  const passed: Label = { name: `past ${actor.name}` };
  body.block(passed, 'nothing', () => {
    if (actor.gate.length > 0) {
      emitCondition(access, tables, conjunction(actor.gate));
      body.op('i32.eqz');
      body.brIf(passed);
    }
    const [host] = actor.threads;
    if (host === undefined) {
      actor.choices.forEach(each);
      return;
    }
    emitSwitch(
      access,
      host.pc,
      passed,
      host.locations.map((location) => () => {
        const { kind } = location;
        const guest = kind.kind === 'in guest' ? actor.threads[kind.thread] : undefined;
        if (kind.kind !== 'in guest' || guest === undefined) {
          location.choices.forEach(each);
          return;
        }
        const cases = kind.choices.map((rows) => () => rows.forEach(each));
        emitSwitch(access, guest.pc, passed, cases);
      }),
    );
  });
}

/** Pushes 1 where some row of the actor is enabled; `patient`: but for what its lane keeps back. */
export function emitCanMove(
  access: Access,
  tables: Tables,
  actor: Actor | undefined,
  patient: boolean,
): void {
  const { body, program } = access;
  access.read(program.fault);
  body.if('nothing', () => {
    body.i32(0);
    body.op('return');
  });
  if (actor !== undefined) {
    emitOffered(access, tables, actor, (row) => {
      const guard = rowAt(program, row).guard;
      emitCondition(access, tables, conjunction(patient ? withoutMemoryWaits(guard) : guard));
      body.if('nothing', () => {
        body.i32(1);
        body.op('return');
      });
    });
  }
  body.i32(0);
}

/** All conditions together. */
export function conjunction(conditions: readonly Condition[]): Expr {
  return { op: 'and', args: conditions.map((condition) => condition.test) };
}

/** Goes to the case of the slot's value, and from there past them all. */
function emitSwitch(access: Access, slot: SlotIndex, past: Label, cases: readonly (() => void)[]): void {
  const { body } = access;
  const labels = cases.map((_, index): Label => ({ name: `case ${index}` }));
  body.blocks(
    labels,
    () => {
      access.read(slot);
      body.brTable(labels, past);
    },
    (index) => {
      cases[index]?.();
      body.br(past);
    },
  );
}

/** Most rows that can be enabled in one state. */
export function successorsMax(program: Program): number {
  const most = (lists: readonly (readonly number[])[]): number =>
    lists.reduce((max, list) => Math.max(max, list.length), 0);
  return program.actors.reduce((sum, actor) => {
    const [host] = actor.threads;
    if (host === undefined) return sum + actor.choices.length;
    const inside = host.locations.flatMap(({ kind }) => (kind.kind === 'in guest' ? kind.choices : []));
    return sum + Math.max(most(host.locations.map((location) => location.choices)), most(inside));
  }, 0);
}
