// Where an actor's program may lead from where it stands, whatever memory holds: read off the step table.

import { defined } from '../base/defined.ts';
import { readSlot } from '../engine/values.ts';
import type { Actor, Location } from '../model/actors.ts';
import type { Expr, Instruction } from '../model/code.ts';
import {
  type ActorIndex,
  HOST,
  type Pc,
  pcIndex,
  type RowIndex,
  type SlotIndex,
  type ThreadIndex,
  threadIndex,
} from '../model/indices.ts';
import { actorAt } from '../model/lookup.ts';
import type { ChoiceRow, Program } from '../model/program.ts';

/** Where each thread of an actor stands, host program first: indices into its locations. */
export type Positions = readonly Pc[];

/** Where an actor stands, and the locals of which it is known what they hold, by slot. */
export interface Standpoint {
  readonly positions: Positions;
  readonly locals: ReadonlyMap<SlotIndex, number>;
}

/** A step that the actor may take: the places of the statements that it carries out, and all that it may lead to. */
export interface FlowStep {
  readonly at: readonly string[];
  readonly to: readonly Standpoint[];
}

export function positionsOf(program: Program, state: Uint32Array, actor: ActorIndex): Positions {
  return actorAt(program, actor).threads.map(({ pc }) => pcIndex(readSlot(program, state, pc)));
}

/** In a state of a run all locals are known that matter from here on. */
export function standpointOf(program: Program, state: Uint32Array, actor: ActorIndex): Standpoint {
  const positions = positionsOf(program, state, actor);
  const live = positions.flatMap(
    (_, thread) => locationAt(actorAt(program, actor), threadIndex(thread), positions).live,
  );
  return { positions, locals: new Map(live.map((slot) => [slot, readSlot(program, state, slot)])) };
}

/** Equal for equal standpoints. */
export function standpointKey({ positions, locals }: Standpoint): string {
  return `${positions} | ${[...locals].sort(([a], [b]) => a - b)}`;
}

/** The statements in which the actor stands, by the names of places: those of its host program and, in guest, of the guest, which is one itself. */
export function placesAt(actor: Actor, positions: Positions): readonly string[] {
  const host = hostAt(actor, positions);
  if (host === undefined) return [];
  if (host.kind.kind !== 'in guest') return host.places;
  const { thread } = host.kind;
  const inside = locationAt(actor, thread, positions).places;
  return [...host.places, defined(defined(actor.threads[thread]).guest), ...inside];
}

/** The places at which a row of the step table is carried out by an actor that stands there. */
export function placesOfStep(actor: Actor, positions: Positions, row: ChoiceRow): readonly string[] {
  // A forced exit comes before the guest's next operation, not with it: it is a step of vmenter alone.
  const thread = actor.threads[row.thread];
  // What has no thread stands nowhere.
  if (thread === undefined) return [];
  const own = row.code.some((instruction) => instruction.op === 'stop' && instruction.slot === thread.pc);
  if (!own) return locationAt(actor, HOST, positions).places;
  return [...placesAt(actor, positions), ...defined(thread.locations[row.location]).passes];
}

/** All steps that the text offers there, possible or not. */
export function stepsFrom(program: Program, actor: Actor, from: Standpoint): readonly FlowStep[] {
  return rowsAt(actor, from.positions).flatMap((index) => {
    const row = program.choices[index];
    if (row === undefined || row.guard.some(({ test }) => constantOf(test, nothing) === 0)) return [];
    return [{ at: placesOfStep(actor, from.positions, row), to: endsOf(actor, from, row.code) }];
  });
}

function locationAt(actor: Actor, thread: ThreadIndex, positions: Positions): Location {
  return defined(defined(actor.threads[thread]).locations[defined(positions[thread])]);
}

/** Where the host program stands; undefined for drains and deliveries, which have none. */
function hostAt(actor: Actor, positions: Positions): Location | undefined {
  return actor.threads.length === 0 ? undefined : locationAt(actor, HOST, positions);
}

function rowsAt(actor: Actor, positions: Positions): readonly RowIndex[] {
  const host = hostAt(actor, positions);
  if (host === undefined) return actor.choices;
  if (host.kind.kind !== 'in guest') return host.choices;
  return defined(host.kind.choices[defined(positions[host.kind.thread])]);
}

/** A way through the code of a step. */
interface Walk extends Standpoint {
  readonly index: number;
}

/** Follows both sides of each branch of a step to where it stops, but for those that known locals decide. */
function endsOf(actor: Actor, from: Standpoint, code: readonly Instruction[]): readonly Standpoint[] {
  const threadOf = new Map(actor.threads.map(({ pc }, thread) => [pc, thread]));
  const ends: Standpoint[] = [];
  const seen = new Set<string>();
  const open: Walk[] = [{ ...from, index: 0 }];
  for (let walk = open.pop(); walk !== undefined; walk = open.pop()) {
    const key = `${walk.index} ${standpointKey(walk)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const instruction = code[walk.index];
    if (instruction === undefined) ends.push({ positions: walk.positions, locals: walk.locals });
    else open.push(...walkOn(walk, instruction, threadOf));
  }
  return ends;
}

function walkOn(
  walk: Walk,
  instruction: Instruction,
  threadOf: ReadonlyMap<SlotIndex, number>,
): readonly Walk[] {
  const { positions, locals } = walk;
  const next = { ...walk, index: walk.index + 1 };
  switch (instruction.op) {
    case 'jump':
      return [{ ...walk, index: instruction.target }];
    case 'branch': {
      const cond = constantOf(instruction.cond, locals);
      const jump = { ...walk, index: instruction.target };
      return cond === undefined ? [next, jump] : [cond === 0 ? jump : next];
    }
    case 'stop': {
      const thread = threadOf.get(instruction.slot);
      const moved = positions.map((at, other) => (other === thread ? instruction.pc : at));
      return [{ ...next, positions: moved, locals: without(locals, instruction.dead) }];
    }
    case 'set': {
      const value = constantOf(instruction.value, locals);
      const others = without(locals, [instruction.slot]);
      return [
        { ...next, locals: value === undefined ? others : new Map([...others, [instruction.slot, value]]) },
      ];
    }
    case 'read':
      return [{ ...next, locals: without(locals, [instruction.slot]) }];
    default:
      return [next];
  }
}

const nothing: ReadonlyMap<SlotIndex, number> = new Map();

function without(
  locals: ReadonlyMap<SlotIndex, number>,
  slots: readonly SlotIndex[],
): ReadonlyMap<SlotIndex, number> {
  return new Map([...locals].filter(([slot]) => !slots.includes(slot)));
}

/** Of the few forms that settle where an exit leads: `if (why == DONE)`. Undefined: not known. */
function constantOf(expr: Expr, locals: ReadonlyMap<SlotIndex, number>): number | undefined {
  if (expr.op === 'const') return expr.value;
  if (expr.op === 'slot') return locals.get(expr.slot);
  if (expr.op === 'not') {
    const value = constantOf(expr.arg, locals);
    return value === undefined ? undefined : Number(value === 0);
  }
  if (expr.op === 'or' && expr.args.length === 0) return 0;
  if (expr.op !== 'binary' || (expr.operator !== '==' && expr.operator !== '!=')) return undefined;
  const left = constantOf(expr.left, locals);
  const right = constantOf(expr.right, locals);
  if (left === undefined || right === undefined) return undefined;
  return Number((left === right) === (expr.operator === '=='));
}
