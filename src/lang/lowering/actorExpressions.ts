// Expressions about actors: references to tasks, and the flags of handlers.

import type { Expr as Code, ValueType } from '../../model/code.ts';
import type { ActorIndex } from '../../model/indices.ts';
import type { Build } from '../names/build.ts';
import { resolveActor } from '../names/declareActors.ts';
import type { Scope } from '../names/symbols.ts';
import type { ActorRef, Expr } from '../syntax/syntax.ts';

/** `v` or `v[e]` as a reference to an actor. */
export function asActorRef(expr: Expr): ActorRef | undefined {
  if (expr.kind === 'name')
    return { ...span(expr), name: { ...span(expr), text: expr.text }, index: undefined };
  if (expr.kind === 'index' && expr.base.kind === 'name') {
    return { ...span(expr), name: { ...span(expr.base), text: expr.base.text }, index: expr.index };
  }
  return undefined;
}

function span(expr: Expr): Pick<Expr, 'from' | 'to' | 'source'> {
  return { from: expr.from, to: expr.to, source: expr.source };
}

/** raised(H): pending or in flight; active(H); blocked(A): A has no step, and waits for more than its own lane's stores. */
export function actorFlag(build: Build, expr: Expr & { kind: 'actor state' }, scope: Scope): Code {
  const handlers = ['irq', 'signal', 'virtual irq'] as const;
  const kinds = expr.test === 'blocked' ? (['task', 'vcpu', 'env', ...handlers] as const) : handlers;
  const actor = resolveActor(build, expr.actor, scope, kinds);
  if (actor === undefined) return { op: 'const', value: 0 };
  if (expr.test === 'blocked') return { op: 'not', arg: { op: 'enabled', actor } };
  if (expr.test === 'active') return { op: 'not', arg: build.inactive(actor) };
  const handler = build.draft(actor);
  const inFlight = handler.kind === 'irq' ? handler.inFlight : undefined;
  const args: Code[] = [{ op: 'slot', slot: build.pendingOf(actor) }];
  if (inFlight !== undefined) args.push({ op: 'slot', slot: inFlight });
  return { op: 'or', args };
}

/** `current` as a task reference: the actor that runs the code. */
export function currentTask(actor: ActorIndex): { readonly code: Code; readonly type: ValueType } {
  return { code: { op: 'const', value: actor + 1 }, type: { kind: 'task' } };
}

/** A task that the settings removed: it equals neither a task nor NULL, and no variable can hold it. */
const REMOVED: Code = { op: 'const', value: -1 };

/** `&v[1]` as a task reference; undefined after a diagnostic. */
export function taskReference(
  build: Build,
  expr: Expr & { kind: 'address' },
  scope: Scope,
): { readonly code: Code; readonly type: ValueType } | undefined {
  const actorRef = asActorRef(expr.base);
  const symbol = actorRef === undefined ? undefined : scope.find(actorRef.name.text);
  if (actorRef === undefined || symbol?.kind !== 'actor') {
    build.report.error(
      expr,
      'Only the address of a task is a value; other addresses are arguments of functions.',
      'Write &v[0], or pass it to a function.',
    );
    return undefined;
  }
  const { said } = build.report;
  const actor = resolveActor(build, actorRef, scope, ['task', 'vcpu']);
  if (actor !== undefined) return currentTask(actor);
  return build.report.said === said ? { code: REMOVED, type: { kind: 'task' } } : undefined;
}
