// A context: one copy of a piece of code, and what its names stand for before the program runs.

import type { Formal } from '../lang/syntax/fileSyntax.ts';
import type { CallExpr, Name, Node } from '../lang/syntax/syntax.ts';
import type { Unit } from './scopes.ts';
import type { Type } from './values.ts';

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
  readonly place: Lvalue | undefined;
}

/** What is known about an lvalue before the program runs. */
export interface Lvalue {
  readonly storage: 'shared' | 'ghost' | 'const' | 'local';
  readonly type: Type;
  /** The name, where no index has to be computed. */
  readonly exact: string | undefined;
  /** For locals: every scalar that may be meant. */
  readonly mayBe: readonly string[];
  /** Every place of this type that may be meant. */
  readonly names: readonly string[];
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
