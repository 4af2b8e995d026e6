// Which locals some path of the control flow from here reads before it writes them.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { mapDefined } from '../base/mapDefined.ts';
import type { Str } from '../lang/syntax/syntax.ts';
import { type Agenda, type Cell, type Effect, isVisible } from './cell.ts';
import type { Context } from './context.ts';
import { findLabelled, instructionAt, labelsAt } from './instructionAt.ts';
import { localOf } from './localNames.ts';
import type { World } from './world.ts';

export function liveAt(world: World, agenda: Agenda): ReadonlySet<string> {
  if (agenda === undefined) return new Set();
  if (!world.live.has(agenda)) computeFrom(world, agenda);
  const live = world.live.get(agenda);
  assert(live !== undefined, 'liveness was not computed');
  return live;
}

/** Every cell that is not known yet but can be reached, until nothing changes. */
function computeFrom(world: World, start: Cell): void {
  const cells = reachableFrom(world, start);
  const touched = cells.map((cell) => ({
    cell,
    ...touchedBy(world, cell),
    next: instructionAt(world, cell).next,
  }));
  const live = new Map(cells.map((cell) => [cell, new Set<string>()]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { cell, reads, writes, next } of touched.toReversed()) {
      const set = defined(live.get(cell));
      const before = set.size;
      for (const name of reads) set.add(name);
      for (const after of next) {
        if (after === undefined) continue;
        const known = defined(live.get(after) ?? world.live.get(after));
        for (const name of known) if (!writes.includes(name)) set.add(name);
      }
      if (set.size > before) changed = true;
    }
  }
  for (const [cell, set] of live) world.live.set(cell, set);
}

function reachableFrom(world: World, start: Cell, all = false): readonly Cell[] {
  const cells = new Set([start]);
  // The set grows while it is walked: that is the queue.
  for (const cell of cells) {
    for (const next of instructionAt(world, cell).next) {
      if (next !== undefined && (all || !world.live.has(next))) cells.add(next);
    }
  }
  return [...cells];
}

/** The locals that the code from here mentions. */
export function mentionedFrom(world: World, start: Agenda): ReadonlySet<string> {
  const cells = start === undefined ? [] : reachableFrom(world, start, true);
  return new Set(
    cells.flatMap((cell) => {
      const { reads, writes } = touchedBy(world, cell);
      return [...reads, ...writes];
    }),
  );
}

interface Touched {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

function touchedBy(world: World, cell: Cell): Touched {
  const { effect } = instructionAt(world, cell);
  const { reads, writes } = touchedByEffect(world, effect);
  const labels = isVisible(effect)
    ? labelsAt(world, cell)
    : effect.kind === 'enter label' && findLabelled(world, effect.frame) === undefined
      ? labelOf(effect.frame)
      : [];
  return {
    reads: [...reads, ...labels.flatMap(({ label, frame }) => localsOf(world, frame.ctx, label))],
    writes,
  };
}

function labelOf(frame: Cell): readonly { readonly label: Str; readonly frame: Cell }[] {
  return frame.item.kind === 'end of label' ? [{ label: frame.item.node, frame }] : [];
}

function touchedByEffect(world: World, effect: Effect): Touched {
  switch (effect.kind) {
    case 'follow':
      return { reads: [effect.name], writes: [] };
    case 'read local':
      return { reads: effect.mayBe, writes: [] };
    case 'write local':
      return { reads: [], writes: effect.exact === undefined ? [] : [effect.exact] };
    case 'initialise':
      return { reads: [], writes: effect.names };
    case 'bind':
      return { reads: [], writes: effect.formals.map(({ name }) => name) };
    case 'write':
      return { reads: effect.compute === undefined ? [] : effect.compute.reads, writes: [] };
    case 'compute':
      return { reads: effect.reads, writes: effect.writes };
    case 'write ghost':
      return { reads: [...liveAt(world, effect.computed)], writes: [] };
    case 'await':
      return { reads: [...liveAt(world, effect.cond)], writes: [] };
    case 'choose':
      return { reads: effect.alternatives.flatMap(({ when }) => [...liveAt(world, when)]), writes: [] };
    default:
      return { reads: [], writes: [] };
  }
}

function localsOf(world: World, ctx: Context, label: Str): readonly string[] {
  return mapDefined(defined(world.scopes.labelNames.get(label)).values(), (name) =>
    localOf(world, ctx, name),
  );
}
