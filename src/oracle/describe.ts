// A state in the words of the graph: memory, positions, facts, error.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { GraphState } from '../model/graph.ts';
import { type Agenda, isVisible } from './cell.ts';
import { seenAt } from './context.ts';
import { memoryViewpoint, type Oracle, processOf, threadOf } from './enabled.ts';
import { evaluate } from './execute.ts';
import { instructionAt } from './instructionAt.ts';
import { isRest } from './observe.ts';
import type { State, Store } from './state.ts';
import { printValue } from './values.ts';
import { type Actor, isHandler, runsCode, type World } from './world.ts';

/** The line of an offset in the scenario's text, from 1. */
export type LineAt = (offset: number) => number;

export function describeState(oracle: Oracle, state: State, lineAt: LineAt): Omit<GraphState, 'edges'> {
  const { world } = oracle;
  return {
    memory: [
      ...describeMemory(world, state),
      ...describeBuffers(world, state),
      ...describeOld(world, state),
      ...world.lanes.filter((_, lane) => state.interruptsOn[lane] !== true).map((lane) => `${lane}:cli`),
      ...world.actors.flatMap((actor) => describeHandler(state, actor)),
    ],
    positions: world.actors.flatMap((actor) => describePosition(world, state, actor, lineAt)),
    facts: [
      ...(isRest(oracle, state) ? ['rest'] : []),
      ...world.properties
        .filter(({ condition }) => evaluate(memoryViewpoint(oracle, state), condition) !== 0)
        .map(({ name }) => name),
    ],
    error: describeFailure(state, lineAt),
  };
}

export function lineCounter(text: string): LineAt {
  return (offset) => text.slice(0, offset).split('\n').length;
}

function describeMemory(world: World, state: State): readonly string[] {
  return world.slots.map(
    (slot, address) => `${slot.name}=${print(world, address, defined(state.memory[address]))}`,
  );
}

function describeBuffers(world: World, state: State): readonly string[] {
  return world.lanes.flatMap((lane, index) => {
    const stores = defined(state.buffers[index]);
    const memory = state.lanes[index];
    const entries = stores.map(
      (store, at) => `${at === 0 ? '' : store.line ? '|' : ','}${printStore(world, store)}`,
    );
    const end = memory?.barrier === true ? '|' : '';
    return stores.length === 0 ? [] : [`${lane}:[${entries.join('')}${end}]`];
  });
}

function printStore(world: World, { name, address, value, effect, line, release }: Store): string {
  if (address === undefined) return 'unlock';
  const sign = { write: '=', 'atomic write': ':=', 'atomic add': '+=' }[effect];
  return `${release && !line && world.memory === 'weak' ? 'release ' : ''}${name}${sign}${print(world, address, value)}`;
}

/** Old values in the order of memory. */
function describeOld(world: World, state: State): readonly string[] {
  return world.lanes.flatMap((lane, index) => {
    const kept = state.lanes[index]?.kept;
    if (kept === undefined || kept.size === 0) return [];
    const values = world.slots.flatMap(({ name }, address) => {
      const old = kept.get(name);
      return old === undefined ? [] : [`${name}=${print(world, address, old.value)}`];
    });
    return [`${lane}:old[${values.join(',')}]`];
  });
}

function print(world: World, address: number, value: number): string {
  const type = world.slots[address]?.type;
  const names = world.actors.map(({ name }) => name);
  return type === undefined ? String(value) : printValue(type, value, names);
}

function describeHandler(state: State, actor: Actor): readonly string[] {
  const active = isHandler(actor) && threadOf(state, actor, actor.thread).active;
  return [
    ...(guestMasked(state, actor) ? [`${actor.name}:cli`] : []),
    ...(actor.kind === 'vcpu' && processOf(state, actor).shadow ? [`${actor.name}:shadow`] : []),
    ...(state.pending[actor.index] ? [`${actor.name}:pending`] : []),
    ...(active ? [`${actor.name}:active`] : []),
    ...(state.inFlight[actor.index] ? [`${actor.name}:flight`] : []),
  ];
}

function guestMasked(state: State, actor: Actor): boolean {
  return actor.kind === 'vcpu' && !processOf(state, actor).guestInterruptsOn;
}

function describePosition(world: World, state: State, actor: Actor, lineAt: LineAt): readonly string[] {
  if (!runsCode(actor)) return [];
  const thread = threadOf(state, actor, actor.thread);
  if (!thread.active) return [];
  const own = describeAgenda(world, thread.agenda, lineAt);
  if (actor.kind !== 'vcpu') return [`${actor.name}:${own}`];
  const { guest, threads } = processOf(state, actor);
  const guests = threads.flatMap(({ agenda }, index) => {
    const { role, name } = defined(defined(world.processes[actor.process]).threads[index]);
    return role === 'guest' ? [{ index, text: `${name}:${describeAgenda(world, agenda, lineAt)}` }] : [];
  });
  const running = guests.find(({ index }) => index === guest);
  const others = guests.filter(({ index }) => index !== guest).map(({ text }) => text);
  const standing = others.map((text) => `(${text})`).join('');
  return [
    running === undefined ? `${actor.name}:${own}${standing}` : `${actor.name}@${running.text}${standing}`,
  ];
}

/** The line of the next visible operation. */
function describeAgenda(world: World, agenda: Agenda, lineAt: LineAt): string {
  if (agenda === undefined) return 'end';
  const { effect } = instructionAt(world, agenda);
  // Only a guest that has not been entered stands between two operations: at its beginning.
  if (!isVisible(effect)) {
    assert(agenda.item.kind === 'statement', 'a thread stands in the middle of a statement');
    return String(lineAt(agenda.item.node.from));
  }
  if (effect.kind === 'end of guest') return 'end';
  return String(lineAt(seenAt(effect.node, agenda.ctx).from));
}

function describeFailure(state: State, lineAt: LineAt): string | undefined {
  if (state.failure === undefined) return undefined;
  const { kind, at } = state.failure;
  return at === undefined ? kind : `${kind} ${lineAt(at.from)}`;
}
