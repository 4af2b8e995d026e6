// From each actor's body, its guests and virtual interrupts, to flow graphs.

import { defined } from '../../base/defined.ts';
import { type ActorIndex, actorIndex, type SlotIndex } from '../../model/indices.ts';
import { dropIdleResumes } from '../assembly/asmFlow.ts';
import type { FlowNode } from '../flow/flow.ts';
import { definedSlot, slotsUsed } from '../flow/liveSlots.ts';
import { Lowering, type Recursion } from '../flow/lowering.ts';
import { bodyOf, guestsOf } from '../names/actorDrafts.ts';
import { declareRegisters } from '../names/asmRegisters.ts';
import type { Build } from '../names/build.ts';
import { Scope } from '../names/symbols.ts';
import type { TypeTable } from '../names/typeTable.ts';
import type { Guest } from '../syntax/fileSyntax.ts';
import type { AsmProgram, Block } from '../syntax/syntax.ts';
import { lowerCall } from './calls.ts';
import { lowerCondition } from './conditions.ts';
import { tieGotos } from './gotos.ts';
import { lowerStmt } from './statements.ts';

interface LoweredThread {
  readonly guest: string | undefined;
  readonly nodes: readonly FlowNode[];
  /** Local slots that the thread mentions. */
  readonly slots: readonly SlotIndex[];
}

export interface LoweredActor {
  readonly threads: readonly LoweredThread[];
  readonly topLocals: ReadonlyMap<string, SlotIndex>;
}

const LOWER: Recursion = { condition: lowerCondition, call: lowerCall, statement: lowerStmt };

/** One entry an actor; guests and virtual interrupts see the locals of their vcpu. */
export function lowerActors(build: Build, types: TypeTable): readonly LoweredActor[] {
  const bodies = new Map<ActorIndex, Scope>();
  return build.actors.map((draft, number): LoweredActor => {
    const index = actorIndex(number);
    const body = bodyOf(draft);
    if (body === undefined) return { threads: [], topLocals: new Map() };
    const outer = draft.kind === 'virtual irq' ? defined(bodies.get(draft.vcpu)) : draft.scope;
    const named = new Scope(outer);
    const inner = new Scope(named);
    bodies.set(index, inner);
    const registers = declareRegisters(build, index, programsOf(guestsOf(draft)), named);
    const l = new Lowering(build, types, index, draft.kind === 'virtual irq', LOWER, registers);
    for (const [name, slot] of registers) l.topLocals.set(name, slot);
    const host = lowerThread(l, body, inner, undefined);
    const guests = guestsOf(draft).flatMap((guest) =>
      guest.kind === 'guest'
        ? [
            lowerThread(
              new Lowering(build, types, index, true, LOWER, registers),
              guest.body,
              new Scope(inner),
              guest.name.text,
            ),
          ]
        : [],
    );
    return { threads: [host, ...guests], topLocals: l.topLocals };
  });
}

/** The guests in assembly. */
function programsOf(guests: readonly Guest[]): readonly AsmProgram[] {
  return guests.flatMap(({ body }) => body.body.flatMap((stmt) => (stmt.kind === 'asm' ? stmt : [])));
}

function lowerThread(l: Lowering, body: Block, scope: Scope, guest: string | undefined): LoweredThread {
  const activation = l.activate(undefined, undefined);
  // The entry, so that a jump at the very beginning leads from somewhere.
  l.flow.emit({ op: 'join' }, { from: body.from, to: body.from });
  for (const stmt of body.body) lowerStmt(l, stmt, scope);
  tieGotos(l);
  l.flow.resume(...activation.returns);
  const end = { from: body.to - 1, to: body.to };
  const held = l.flow.heldAtEnd();
  if (held !== undefined)
    l.build.report.error(end, `The program ends here with ${held.name} held.`, 'Release it first.');
  l.flow.emit({ op: 'end' }, end);
  dropIdleResumes(l.flow.nodes);
  l.activations.pop();
  const isLocal = (slot: SlotIndex): boolean => l.build.slots[slot]?.role.kind === 'local';
  const slots = l.flow.nodes
    .flatMap((node) => [...slotsUsed(node), definedSlot(node)])
    .filter((slot) => slot !== undefined);
  return { guest, nodes: l.flow.nodes, slots: [...new Set(slots)].filter(isLocal) };
}
