// The `when` of an actor: the gate of a task, the mask of a signal. And when a task has finished, which hangs on its gate.

import { assert } from '../../base/assert.ts';
import type { Expr } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import { type ActorIndex, slotIndex } from '../../model/indices.ts';
import type { GatedDraft, SignalDraft } from '../names/actorDrafts.ts';
import type { Build } from '../names/build.ts';
import type { Ref } from '../names/symbols.ts';
import { lowerPredicate } from './predicates.ts';

/** Gates, masks and properties read memory, never a store buffer. */
export function loadMemory(ref: Ref): Expr {
  return ref.place.terms.length === 0
    ? { op: 'slot', slot: ref.place.base }
    : { op: 'load', place: ref.place };
}

/** The gate of a task or a vcpu; undefined where it has none. */
export function gateOf(build: Build, task: ActorIndex): Condition | undefined {
  const draft = build.gatedDraft(task);
  return remembered(build.gates, draft, () => {
    const gate = lowerWhen(build, task, draft, 'gate');
    const held = heldSections(build, task);
    return gate === undefined || held.length === 0
      ? gate
      : { ...gate, test: { op: 'or', args: [gate.test, ...held] } };
  });
}

/** At the fine grain: a section that has begun is brought to its end, as it is in one step at the coarse grain (R5). */
function heldSections(build: Build, task: ActorIndex): readonly Expr[] {
  return build.slots.flatMap(({ type }, index): readonly Expr[] =>
    type.section === true && build.grain === 'fine'
      ? [
          {
            op: 'binary',
            operator: '==',
            left: { op: 'slot', slot: slotIndex(index) },
            right: { op: 'const', value: task + 1 },
            fault: 0,
          },
        ]
      : [],
  );
}

/** The mask of a signal, which says when it may be taken; undefined where it has none. */
export function maskOf(build: Build, signal: ActorIndex): Condition | undefined {
  const draft = build.draft(signal);
  assert(draft.kind === 'signal', 'a signal has a mask');
  return remembered(build.masks, draft, () => lowerWhen(build, signal, draft, 'masked'));
}

function remembered<Draft>(
  known: Map<Draft, Condition | undefined>,
  draft: Draft,
  lower: () => Condition | undefined,
): Condition | undefined {
  if (!known.has(draft)) known.set(draft, lower());
  return known.get(draft);
}

function lowerWhen(
  build: Build,
  actor: ActorIndex,
  { item, scope }: GatedDraft | SignalDraft,
  kind: 'gate' | 'masked',
): Condition | undefined {
  if (item.when === undefined) return undefined;
  const view = { build, load: loadMemory, whole: undefined, current: actor, depth: 0 };
  const test = lowerPredicate(view, item.when, scope);
  return { test, reason: { kind, at: { from: item.when.from, to: item.when.to } } };
}

/** 1 once the task has finished: it stands at its end, and does not sleep there. */
export function finished(build: Build, task: ActorIndex): Expr {
  const end = build.atEnd(task);
  const { kind } = build.draft(task);
  const gate = kind === 'task' || kind === 'vcpu' ? gateOf(build, task) : undefined;
  return gate === undefined ? end : { op: 'and', args: [end, gate.test] };
}
