// A scenario under its settings: what exists, what it is called, and the copies of code that run.

import type { ActorItem, FuncItem } from '../lang/syntax/fileSyntax.ts';
import type { Expr, Name, Node, Range } from '../lang/syntax/syntax.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Agenda, Cell } from './cell.ts';
import type { Context } from './context.ts';
import type { Listing } from './listing.ts';
import type { Scopes } from './scopes.ts';
import type { Scalar, Type } from './values.ts';

export interface World {
  readonly tso: boolean;
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
  /** All cells that control can come to, by process. */
  readonly reached: Map<number, ReadonlySet<Cell>>;
  /** Bodies of assembly as listings, by context and body. */
  readonly listings: Map<string, Listing>;
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

type ActorKind = ActorItem['actor'] | 'virtual irq' | 'delivery' | 'drain';

/** Who may take a step. */
export interface Actor {
  readonly index: number;
  readonly name: string;
  readonly kind: ActorKind;
  /** Where its code runs; -1 for deliveries and drains. */
  readonly process: number;
  readonly thread: number;
  readonly lane: number | undefined;
  readonly endless: boolean;
  /** The gate of a task, the mask of a signal. */
  readonly gate: Agenda;
  readonly context: Context;
  /** The task of a signal, the irq of a delivery. */
  readonly target: number | undefined;
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
