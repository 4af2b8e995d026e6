// Which actors an expression such as `v[i]` or `notify` may name.

import type { ActorRef, Expr } from '../lang/syntax/syntax.ts';
import type { World } from './world.ts';

export interface NamedActors {
  /** Actor indices, by family index; undefined for members that the settings remove. */
  readonly members: readonly (number | undefined)[];
  /** undefined for an actor that is no family. */
  readonly index: Expr | undefined;
}

export function actorsNamed(world: World, expr: Expr): NamedActors | undefined {
  const [base, index] = expr.kind === 'index' ? [expr.base, expr.index] : [expr, undefined];
  if (base.kind !== 'name') return undefined;
  const meaning = world.scopes.meaningOf.get(base);
  if (meaning !== undefined && meaning.kind !== 'global') return undefined;
  const members = world.families.get(base.text);
  return members && { members, index };
}

export function actorsReferred(world: World, ref: ActorRef): NamedActors | undefined {
  const members = world.families.get(ref.name.text);
  return members && { members, index: ref.index };
}
