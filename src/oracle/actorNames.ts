// Which actors an expression such as `v[i]` or `notify` may name.

import type { ActorRef, Expr } from '../lang/syntax.ts';
import type { Context, World } from './world.ts';

export interface NamedActors {
  /** Actor indices, by family index; undefined for members that the settings remove. */
  readonly members: readonly (number | undefined)[];
  /** undefined for an actor that is no family. */
  readonly index: Expr | undefined;
}

export function actorsNamed(world: World, ctx: Context, expr: Expr): NamedActors | undefined {
  const [base, index] = expr.kind === 'index' ? [expr.base, expr.index] : [expr, undefined];
  if (base.kind !== 'name') return undefined;
  const meaning = world.scopes.meaningOf.get(base);
  if (meaning !== undefined && meaning.kind !== 'global') return undefined;
  return actorsCalled(world, ctx, base.text, index);
}

export function actorsReferred(world: World, ctx: Context, ref: ActorRef): NamedActors | undefined {
  return actorsCalled(world, ctx, ref.name.text, ref.index);
}

/** A virtual irq is known by its bare name inside its vcpu, and outside where there is no other. */
function actorsCalled(
  world: World,
  ctx: Context,
  name: string,
  index: Expr | undefined,
): NamedActors | undefined {
  const own = ctx.process === undefined ? undefined : world.processes[ctx.process]?.virtualIrqs.get(name);
  const others = world.processes.flatMap((process) => process.virtualIrqs.get(name) ?? []);
  const members = own ?? world.families.get(name) ?? (others.length > 0 ? others : undefined);
  return members && { members, index };
}
