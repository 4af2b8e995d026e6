// A scenario under its settings: what exists, what it is called, and the copies of code that run.

import { assert } from '../base/assert.ts';
import type { ActorItem, FuncItem } from '../lang/syntax/fileSyntax.ts';
import type { Expr, Name, Node, Range } from '../lang/syntax/syntax.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Agenda, Cell } from './cell.ts';
import type { Context } from './context.ts';
import type { Listing } from './listing.ts';
import type { Scopes } from './scopes.ts';
import type { Scalar, Type } from './values.ts';

export interface World {
  readonly memory: 'sc' | 'tso' | 'weak';
  /** Stores that fit into a lane's buffer. */
  readonly bufferSize: number;
  /** Bits of a register. */
  readonly word: number;
  readonly ipiFlight: boolean;
  readonly charts: readonly ChartTable[];
  readonly scopes: Scopes;
  readonly functions: ReadonlyMap<string, FuncItem>;
  readonly enums: ReadonlyMap<string, Scalar>;
  readonly structs: ReadonlyMap<string, Type>;
  /** Params and `memory`: the type lists the values, the value is the one chosen. */
  readonly settings: ReadonlyMap<string, { readonly type: Scalar; readonly value: number }>;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Values of the elements of `const`s, by element name. */
  readonly constants: ReadonlyMap<string, number>;
  readonly slots: readonly Slot[];
  /** Position of each shared scalar in `slots`, by name. */
  readonly addressOf: ReadonlyMap<string, number>;
  readonly lanes: readonly string[];
  readonly actors: readonly Actor[];
  readonly processes: readonly Process[];
  /** Actor indices by name; undefined for members that the settings remove. */
  readonly families: ReadonlyMap<string, readonly (number | undefined)[]>;
  readonly properties: readonly Property[];
  /** What `rest when` says; undefined: every task that is not endless has finished. */
  readonly rest: Agenda;
  readonly universe: Context;
  /** Grow while the scenario is walked. */
  readonly contexts: Map<string, Context>;
  readonly cells: Map<string, Cell>;
  readonly numbers: Map<object, number>;
  /** Where the index expressions of elements that do not exist are seen. */
  readonly broken: Map<string, Node>;
  /** The labelled expression of each end-of-label marker that has one. */
  readonly labelBodies: Map<Cell, Cell>;
  /** The operation that each end-of-label marker belongs to. */
  readonly labelled: Map<Cell, { readonly operation: Cell | undefined }>;
  /** All cells that control can come to, by process; under undefined, code that belongs to none. */
  readonly reached: Map<number | undefined, ReadonlySet<Cell>>;
  /** Bodies of assembly as listings, by context and body. */
  readonly listings: Map<string, Listing>;
  /** By lane, where lanes may see old values. */
  readonly facts: readonly LaneFacts[];
  /** Variables that a lock guards. */
  readonly guarded: ReadonlySet<string>;
  /** The sections that are open at each cell that control can come to. */
  readonly heldAt: Map<Cell, readonly ('atomic' | 'lock')[]>;
  /** Places that the code from a cell may load before its lane lets go of what it keeps. */
  readonly watched: Map<Cell, ReadonlySet<string>>;
  /** Names of the locals that are live where a thread stands. */
  readonly live: Map<Cell, ReadonlySet<string>>;
}

export interface Variable {
  readonly storage: 'shared' | 'ghost' | 'const';
  readonly type: Type;
}

export interface Slot {
  readonly name: string;
  readonly type: Scalar;
  readonly initial: number;
  /** Where the variable is declared: a drain knows nothing nearer. */
  readonly declared: Range;
}

export interface Property {
  readonly name: string;
  readonly condition: Agenda;
}

/** Who may take a step. */
export type Actor = Runner | Delivery | Drain | News;

/** Who runs code of the scenario. */
export type Runner = Task | Handler | Environment;
export type Handler = Irq | Signal | VirtualIrq;

/** What all that run code have: where it runs, and what it means there. */
interface Running {
  readonly index: number;
  readonly name: string;
  readonly process: number;
  readonly thread: number;
  readonly endless: boolean;
  /** The gate of a task, the mask of a signal. */
  readonly gate: Agenda;
  readonly context: Context;
}

export interface Task extends Running {
  readonly kind: 'task' | 'vcpu';
  readonly lane: number;
}

interface Environment extends Running {
  readonly kind: 'env';
}

export interface Irq extends Running {
  readonly kind: 'irq';
  readonly lane: number;
  readonly isTimer: boolean;
}

/** It runs where its task runs. */
export interface Signal extends Running {
  readonly kind: 'signal';
  readonly lane: number;
  readonly task: number;
}

export interface VirtualIrq extends Running {
  readonly kind: 'virtual irq';
  readonly lane: number;
  readonly vcpu: number;
}

/** Brings an interrupt that is in flight to its lane. */
export interface Delivery {
  readonly kind: 'delivery';
  readonly index: number;
  readonly name: string;
  readonly irq: number;
}

/** Moves the oldest store of a lane's buffer to memory, or the one behind it. */
export interface Drain {
  readonly kind: 'drain' | 'pass';
  readonly index: number;
  readonly name: string;
  readonly lane: number;
}

/** The lane hears what became of a place. */
export interface News {
  readonly kind: 'news';
  readonly index: number;
  readonly name: string;
  readonly lane: number;
  readonly place: string;
}

/** What is known of a lane's code, where it may see old values. */
export interface LaneFacts {
  /** Places of which the lane may keep an old value, in the order of memory. */
  readonly kept: ReadonlySet<string>;
  /** What it acquires or indexes by. */
  readonly heads: ReadonlySet<string>;
  /** What it may look at by an index, or behind one. */
  readonly aimed: ReadonlySet<string>;
  /** Places where it has stores that take effect only in memory. */
  readonly sent: ReadonlySet<string>;
  /** Whether it stores through its buffer at all. */
  readonly stores: boolean;
}

/** A task, handler or environment with its locals; a vcpu's guests and virtual handlers share its locals. */
export interface Process {
  readonly index: number;
  readonly actor: number;
  readonly item: ActorItem;
  readonly context: Context;
  readonly threads: readonly Thread[];
  /** Names of locals that are never reset. */
  readonly alwaysLive: ReadonlySet<string>;
}

export interface Thread {
  readonly role: 'host' | 'guest' | 'virtual irq';
  readonly name: string;
  readonly actor: number;
  readonly start: Agenda;
}

export function isTask(actor: Actor): actor is Task {
  return actor.kind === 'task' || actor.kind === 'vcpu';
}

export function isHandler(actor: Actor): actor is Handler {
  return actor.kind === 'irq' || actor.kind === 'signal' || actor.kind === 'virtual irq';
}

export function runsCode(actor: Actor): actor is Runner {
  return !['delivery', 'drain', 'pass', 'news'].includes(actor.kind);
}

/** Undefined for the environment's, which runs on none. */
export function laneOf(world: World, process: Process): number | undefined {
  const actor = runnerAt(world, process.actor);
  return actor.kind === 'env' ? undefined : actor.lane;
}

/** The one who runs code under this number. */
export function runnerAt(world: World, index: number): Runner {
  const actor = world.actors[index];
  assert(actor !== undefined && runsCode(actor), `actor ${index} runs no code`);
  return actor;
}

export function numberOf(world: World, node: object): number {
  const known = world.numbers.get(node);
  if (known !== undefined) return known;
  const fresh = world.numbers.size;
  world.numbers.set(node, fresh);
  return fresh;
}

export function enterContext(world: World, key: string, parts: Omit<Context, 'id'>): Context {
  const known = world.contexts.get(key);
  if (known !== undefined) return known;
  const fresh = { id: world.contexts.size + 1, ...parts };
  world.contexts.set(key, fresh);
  return fresh;
}

/** One turn of a quantifier: its index is a constant. */
export function quantifierContext(
  world: World,
  outer: Context,
  expr: Expr,
  index: Name,
  value: number,
): Context {
  return enterContext(world, `${outer.id} turn ${numberOf(world, expr)} ${value}`, {
    unit: undefined,
    outer,
    caller: outer.caller,
    call: outer.call,
    process: outer.process,
    constants: new Map([[index, value]]),
    bindings: new Map(),
  });
}
