// The `when` of an actor: the gate of a task, the mask of a signal. And when a task has finished, which hangs on its gate.

import type { Expr } from '../../model/code.ts';
import type { Condition } from '../../model/program.ts';
import type { Build } from '../names/build.ts';
import type { Ref } from '../names/symbols.ts';
import { lowerPredicate } from './predicates.ts';

/** Gates, masks and properties read memory, never a store buffer. */
export function loadMemory(ref: Ref): Expr {
  return ref.place.terms.length === 0
    ? { op: 'slot', slot: ref.place.base }
    : { op: 'load', place: ref.place };
}

/** The gate of a task or a vcpu, the mask of a signal; undefined where it has none. */
export function gateOf(build: Build, actor: number): Condition | undefined {
  if (!build.gates.has(actor)) build.gates.set(actor, lowerGate(build, actor));
  return build.gates.get(actor);
}

function lowerGate(build: Build, actor: number): Condition | undefined {
  const { item, scope, kind } = build.actors[actor] ?? {};
  if (item?.when === undefined || scope === undefined) return undefined;
  const view = { build, load: loadMemory, whole: undefined, current: actor };
  const test = lowerPredicate(view, item.when, scope);
  const at = { from: item.when.from, to: item.when.to };
  return { test, reason: { kind: kind === 'signal' ? 'masked' : 'gate', at } };
}

/** 1 once the task has finished: it stands at its end, and does not sleep there. */
export function finished(build: Build, task: number): Expr {
  const end = build.atEnd(task);
  const kind = build.actors[task]?.kind;
  const gate = kind === 'task' || kind === 'vcpu' ? gateOf(build, task) : undefined;
  return gate === undefined ? end : { op: 'and', args: [end, gate.test] };
}
