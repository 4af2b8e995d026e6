// A scenario under its settings: what exists, what it is called, and the copies of code that run.

import type { ActorItem, Formal, FuncItem } from '../lang/syntax/fileSyntax.ts';
import type { CallExpr, Expr, Name, Node, Range } from '../lang/syntax/syntax.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Agenda, Cell } from './agenda.ts';
import type { Listing } from './asmListing.ts';
import type { Scopes, Unit } from './scopes.ts';
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

/** One copy of a piece of code: a function inlined at one call, a guest of one vcpu, one turn of a quantifier. */
export interface Context {
  readonly id: number;
  readonly unit: Unit | undefined;
  /** Whose names are visible here too: the vcpu of a guest, the code around a quantifier. */
  readonly outer: Context | undefined;
  readonly caller: Context | undefined;
  readonly call: CallExpr | undefined;
  readonly process: number | undefined;
  readonly constants: ReadonlyMap<Name | Formal, number>;
  readonly bindings: ReadonlyMap<Formal, Binding>;
}

/** What is known about an argument before the program runs. */
export interface Binding {
  readonly type: Type | undefined;
  /** Set for pointers and references. */
  readonly place: Place | undefined;
}

/** What is known about an lvalue before the program runs. */
export interface Place {
  readonly storage: 'shared' | 'ghost' | 'const' | 'local';
  readonly type: Type;
  /** The name, where no index has to be computed. */
  readonly exact: string | undefined;
  /** For locals: every scalar that may be meant. */
  readonly mayBe: readonly string[];
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

export function contextOfUnit(ctx: Context, unit: Unit): Context {
  for (let at: Context | undefined = ctx; at !== undefined; at = at.outer) {
    if (at.unit === unit) return at;
  }
  throw new Error('a local is used outside its function');
}

export function constantOf(ctx: Context, name: Name | Formal): number | undefined {
  for (let at: Context | undefined = ctx; at !== undefined; at = at.outer) {
    const value = at.constants.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function bindingOf(ctx: Context, formal: Formal): Binding | undefined {
  for (let at: Context | undefined = ctx; at !== undefined; at = at.outer) {
    const found = at.bindings.get(formal);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the scenario's reader sees this: code of the prelude stands at its innermost call in the scenario. */
export function seenAt(node: Node, ctx: Context): Node {
  let [at, from]: [Node, Context] = [node, ctx];
  while (at.source === 'prelude' && from.call !== undefined && from.caller !== undefined) {
    [at, from] = [from.call, from.caller];
  }
  return at;
}
