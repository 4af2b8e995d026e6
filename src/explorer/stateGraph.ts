// The full state graph of a small program, in the form that the oracle also produces.

import { defined } from '../base/defined.ts';
import { isAtEnd } from '../engine/explain.ts';
import type { Machine } from '../engine/machine.ts';
import { lineOf } from '../engine/sourceText.ts';
import { labelsOf } from '../engine/trace.ts';
import { formatValue, readSlot, showSlot } from '../engine/values.ts';
import {
  type LaneOldValues,
  type LaneStores,
  laneLines,
  laneOldValues,
  laneStores,
  type WaitingStore,
} from '../memory/laneStores.ts';
import { type Actor, isHandler } from '../model/actors.ts';
import type { Graph, GraphEdge, GraphState } from '../model/graph.ts';
import { type RowIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import { turnOfRow } from '../schedule/turns.ts';
import { breadthFirst } from './breadthFirst.ts';

interface Waiting {
  readonly stores: LaneStores;
  readonly lines: (state: Uint32Array) => readonly boolean[];
  readonly old: LaneOldValues;
}

/** Explores at most `statesMax` states. */
export function stateGraph(machine: Machine, statesMax: number): Graph {
  const { table, edges, complete } = breadthFirst(machine, statesMax);
  const facts = factTests(machine);
  const { program } = machine;
  const waiting = {
    stores: laneStores(program),
    lines: laneLines(program),
    old: laneOldValues(program),
  };
  const states = edges.map((out, index): GraphState => {
    const state = table.state(index);
    return {
      memory: memoryOf(machine.program, waiting, state),
      positions: machine.program.actors.flatMap((actor, i) => positionOf(machine.program, actor, i, state)),
      facts: facts.flatMap(({ name, test }) => (machine.evaluate(test, state, 0) !== 0 ? [name] : [])),
      error: errorOf(machine.program, state),
      edges: out.map(({ row, to }): GraphEdge => edgeOf(machine, state, row, to)),
    };
  });
  return { states, complete };
}

function factTests(machine: Machine): readonly { readonly name: string; readonly test: () => number }[] {
  const { program } = machine;
  const shown = program.properties.filter((property) =>
    ['never', 'final', 'possible', 'cover'].includes(property.kind),
  );
  return [
    { name: 'rest', test: machine.condition(program.rest) },
    ...shown.map((property) => ({ name: property.name, test: machine.condition(property.expr) })),
  ];
}

function edgeOf(machine: Machine, state: Uint32Array, row: RowIndex, to: number): GraphEdge {
  const happenings = machine.trace(state, 0, row, new Uint32Array(machine.words), 0);
  return { ...turnOfRow(machine.program, row), labels: labelsOf(happenings), to };
}

function memoryOf(program: Program, waiting: Waiting, state: Uint32Array): readonly string[] {
  const variables = program.slots.flatMap((slot, index) =>
    slot.role.kind === 'memory' || slot.role.kind === 'ghost'
      ? [`${slot.name}=${showSlot(program, state, slotIndex(index))}`]
      : [],
  );
  const lines = waiting.lines(state);
  const buffers = waiting.stores(state).flatMap((stores = [], lane) => {
    const text = stores.map((store, index) => separator(store, index) + storeText(program, store)).join('');
    const end = lines[lane] === true ? '|' : '';
    return text === '' ? [] : [`${program.lanes[lane]?.name}:[${text}${end}]`];
  });
  const old = waiting.old(state).flatMap((values, lane) => {
    const texts = values.map(({ slot, value }) => valueText(program, slot, '=', value));
    return texts.length === 0 ? [] : [`${program.lanes[lane]?.name}:old[${texts.join(',')}]`];
  });
  const off = program.lanes.filter((lane) => readSlot(program, state, lane.interruptsOn) === 0);
  const flags = program.actors.flatMap((actor) => flagsOf(program, actor, state));
  return [...variables, ...buffers, ...old, ...off.map((lane) => `${lane.name}:cli`), ...flags];
}

/** A line keeps the store behind those before it. */
function separator({ behind }: WaitingStore, index: number): string {
  if (index === 0) return '';
  return behind === 'line' ? '|' : ',';
}

function storeText(program: Program, { slot, value, effect, behind }: WaitingStore): string {
  if (slot === undefined) return 'unlock';
  const sign = { write: '=', 'atomic write': ':=', 'atomic add': '+=' }[effect];
  return `${behind === 'release' ? 'release ' : ''}${valueText(program, slot, sign, value)}`;
}

function valueText(program: Program, slot: number, sign: string, value: number): string {
  const { name, type } = program.slots[slot] ?? { name: '', type: { kind: 'int' } };
  return `${name}${sign}${formatValue(program, type, value)}`;
}

function flagsOf(program: Program, actor: Actor, state: Uint32Array): readonly string[] {
  const on = (slot: SlotIndex | undefined): boolean =>
    slot !== undefined && readSlot(program, state, slot) !== 0;
  const found: string[] = [];
  if (actor.threads.length === 0) return found;
  if (actor.kind === 'vcpu' && actor.guestInterruptsOn !== undefined && !on(actor.guestInterruptsOn))
    found.push(`${actor.name}:cli`);
  if (actor.kind === 'vcpu' && on(shadowOf(program, actor))) found.push(`${actor.name}:shadow`);
  if (isHandler(actor) && on(actor.pending)) found.push(`${actor.name}:pending`);
  if (isHandler(actor) && on(actor.threads[0]?.pc)) found.push(`${actor.name}:active`);
  if (actor.kind === 'irq' && on(actor.inFlight)) found.push(`${actor.name}:flight`);
  return found;
}

function shadowOf(program: Program, actor: Actor): SlotIndex | undefined {
  const index = program.actors.indexOf(actor);
  const slot = program.slots.findIndex(
    ({ role }) => role.kind === 'interrupt shadow' && role.actor === index,
  );
  return slot < 0 ? undefined : slotIndex(slot);
}

function positionOf(program: Program, actor: Actor, index: number, state: Uint32Array): readonly string[] {
  const host = actor.threads[0];
  if (host === undefined) return [];
  const pc = readSlot(program, state, host.pc);
  if (isHandler(actor) && pc === 0) return [];
  const location = host.locations[pc];
  const guests = actor.threads.slice(1).map((guest) => {
    const place = guest.locations[readSlot(program, state, guest.pc)];
    const line = place === undefined || place.kind.kind === 'end' ? 'end' : String(lineOf(program, place.at));
    const name = defined(guest.guest);
    return { name, text: `${name}:${line}` };
  });
  if (location?.kind.kind === 'in guest') {
    const inside = actor.threads[location.kind.thread]?.guest;
    const here = guests.find((guest) => guest.name === inside);
    const others = guests.filter((guest) => guest.name !== inside).map((guest) => `(${guest.text})`);
    return [`${actor.name}@${defined(here).text}${others.join('')}`];
  }
  const line =
    isAtEnd(program, index, state) || location === undefined ? 'end' : String(lineOf(program, location.at));
  return [`${actor.name}:${line}${guests.map((guest) => `(${guest.text})`).join('')}`];
}

function errorOf(program: Program, state: Uint32Array): string | undefined {
  const fault = program.faults[readSlot(program, state, program.fault) - 1];
  if (fault === undefined) return undefined;
  return fault.kind === 'runaway' ? 'runaway' : `${fault.kind} ${lineOf(program, fault.at)}`;
}
