// What a condition may look at: memory, and in properties also where tasks stand and whether all is at rest.

import type { Expr as Code, ValueType } from '../../model/code.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import { actorIndices } from '../../model/lookup.ts';
import type { Build } from '../names/build.ts';
import { resolveActor } from '../names/declareActors.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import type { Expr } from '../syntax/syntax.ts';
import { asActorRef } from './actorExpressions.ts';

/** What a condition may look at. */
export interface ConditionView {
  readonly build: Build;
  /** How shared memory is read: properties and gates read memory, a task through its store buffer. */
  readonly load: (ref: Ref) => Code;
  /** What only properties may ask: places, locals of other tasks, rest. */
  readonly whole: WholeState | undefined;
  /** The actor that asks, as `current`; undefined in properties, where nobody does. */
  readonly current: ActorIndex | undefined;
  /** A division by zero is an error of the run: the value is written, not looked at. */
  readonly fails?: boolean;
  /** Calls around the expression at hand. */
  readonly depth: number;
}

interface WholeState {
  /** 1 where the actor's position lies in the place. Undefined after a diagnostic. */
  readonly at: (actor: ActorIndex, place: string, expr: Expr) => Code | undefined;
  readonly finished: (actor: ActorIndex) => Code;
  readonly local: (
    actor: ActorIndex,
    name: string,
  ) => { readonly slot: SlotIndex; readonly type: ValueType } | undefined;
  readonly rest: () => Code;
}

const ZERO: Code = { op: 'const', value: 0 };

/** 1 where an actor stands in a place: `t@send`. */
export function standsAt(view: ConditionView, expr: Expr & { kind: 'at' }, scope: Scope): Code {
  const actorRef = asActorRef(expr.actor);
  const { build, whole } = view;
  if (whole === undefined || actorRef === undefined) {
    build.report.error(expr, 'Only a property can ask where a task stands.', 'Use a shared variable.');
    return ZERO;
  }
  const actor = resolveActor(build, actorRef, scope, ['task', 'vcpu', 'env', 'irq', 'signal', 'virtual irq']);
  return (actor === undefined ? undefined : whole.at(actor, expr.place.text, expr)) ?? ZERO;
}

/** How a run may stand (R13). */
export type StandingName = 'rest' | 'finished' | 'stuck' | 'error';

/** `stuck` and `error`, where the scenario calls nothing else so. */
export function standingCalled(name: string): 'stuck' | 'error' | undefined {
  return name === 'stuck' || name === 'error' ? name : undefined;
}

/** 1 where a run stands so: at rest; where nobody can move, at rest or not; where a step has ended in an error. */
export function standsAs(view: ConditionView, expr: Expr, kind: StandingName): Code {
  const { build, whole } = view;
  if (whole === undefined) {
    build.report.error(expr, `Only a property can ask for ${kind}.`);
    return ZERO;
  }
  const not = (arg: Code): Code => ({ op: 'not', arg });
  if (kind === 'rest') return whole.rest();
  if (kind === 'error') return { op: 'failed' };
  const still = actorIndices(build).map((actor) => not({ op: 'can move', actor }));
  const atRest = kind === 'finished' ? whole.rest() : not(whole.rest());
  return { op: 'and', args: [not({ op: 'failed' }), atRest, ...still] };
}
