// Properties, rest, and the conditions of drawn tables: what may look at places and at other tasks' locals.

import type { Expr } from '../model/code.ts';
import type { Property, Show } from '../model/program.ts';
import type { Build } from './build.ts';
import { fold } from './constants.ts';
import { resolveActor } from './declareActors.ts';
import { foldOrReport } from './declareNames.ts';
import type { ExpectItem, FileSyntax, PropertyItem, ShowItem } from './fileSyntax.ts';
import { loadMemory } from './guards.ts';
import { lowerPredicate, type View } from './predicates.ts';
import { resolveRef } from './refs.ts';
import { Scope } from './symbols.ts';
import type { Node, Expr as Syntax } from './syntax.ts';

/** A place that a property asks for; the positions are filled in when the actors have been cut. */
export interface PlaceQuery {
  readonly actor: number;
  readonly place: string;
  readonly at: Node;
  readonly host: number[];
  /** For each guest thread: positions while the actor is in it, and positions of the guest. */
  readonly guests: { readonly inside: number[]; readonly positions: number[] }[];
}

export interface Lowered {
  readonly rest: Expr;
  readonly checks: readonly Expr[];
  readonly properties: readonly Property[];
  readonly queries: readonly PlaceQuery[];
}

/** Lowers all conditions of a file; `locals` are the top-level locals of each actor. */
export function lowerProperties(
  build: Build,
  file: FileSyntax,
  locals: readonly ReadonlyMap<string, number>[],
): Lowered {
  const queries: PlaceQuery[] = [];
  const view: View = { build, load: loadMemory, whole: undefined };
  const restItem = file.items.find((item) => item.kind === 'rest');
  let rest: Expr | undefined;
  const whole: View = {
    ...view,
    whole: {
      at: (actor, place, at) => placeTest(build, queries, actor, place, at),
      finished: (actor) => build.finished(actor),
      local: (actor, name) => {
        const slot = locals[actor]?.get(name);
        const draft = slot === undefined ? undefined : build.slots[slot];
        if (slot === undefined || draft === undefined) return undefined;
        build.alwaysLive.add(slot);
        return { slot, type: draft.type.value };
      },
      rest: () => rest ?? { op: 'const', value: 0 },
    },
  };
  rest = restItem?.kind === 'rest' ? lowerPredicate(whole, restItem.expr, build.globals) : allFinished(build);
  const items = file.items.filter((item) => item.kind === 'property');
  const properties = items.map((item, index) => lowerProperty(build, whole, item, index, file));
  checkExpectations(build, file, properties);
  const checks = file.items.flatMap((item) =>
    item.kind === 'drawn'
      ? item.aliases.flatMap((alias) =>
          alias.meaning.kind === 'check' ? [lowerPredicate(whole, alias.meaning.expr, build.globals)] : [],
        )
      : [],
  );
  return { rest, checks, properties, queries };
}

/** Without `rest when`: every task that is not endless has finished. */
function allFinished(build: Build): Expr {
  const args = build.actors.flatMap((actor, index) =>
    (actor.kind === 'task' || actor.kind === 'vcpu') && actor.item?.endless === false
      ? [build.finished(index)]
      : [],
  );
  return { op: 'and', args };
}

function lowerProperty(
  build: Build,
  view: View,
  item: PropertyItem,
  index: number,
  file: FileSyntax,
): Property {
  const name = item.name?.text ?? String(index + 1);
  return {
    kind: item.property,
    name,
    sentence: item.sentence.text,
    from: item.from_ === undefined ? undefined : lowerPredicate(view, item.from_, build.globals),
    expr: lowerPredicate(view, item.expr, build.globals),
    expected: expectedToFail(build, file, name) ? 'fails' : 'holds',
    at: { from: item.from, to: item.to },
  };
}

function expectedToFail(build: Build, file: FileSyntax, name: string): boolean {
  return file.items.some(
    (item) =>
      item.kind === 'expect' &&
      item.property.text === name &&
      (foldOrReport(build, item.when, build.globals) ?? 0) !== 0,
  );
}

function checkExpectations(build: Build, file: FileSyntax, properties: readonly Property[]): void {
  const expects = file.items.filter((item): item is ExpectItem => item.kind === 'expect');
  for (const item of expects) {
    if (properties.some((property) => property.name === item.property.text)) continue;
    const names = properties.map((property) => property.name).join(', ');
    build.report.error(
      item.property,
      `There is no property ${item.property.text}.`,
      names === '' ? 'Name a property before its sentence.' : `Properties are ${names}.`,
    );
  }
}

function placeTest(build: Build, queries: PlaceQuery[], actor: number, place: string, at: Syntax): Expr {
  const draft = build.actors[actor];
  const query: PlaceQuery = {
    actor,
    place,
    at,
    host: [],
    guests: (draft?.pcs ?? []).slice(1).map(() => ({ inside: [], positions: [] })),
  };
  queries.push(query);
  const host: Expr = { op: 'one of', slot: draft?.pcs[0] ?? 0, values: query.host };
  const guests = query.guests.map(
    (guest, index): Expr => ({
      op: 'and',
      args: [
        { op: 'one of', slot: draft?.pcs[0] ?? 0, values: guest.inside },
        { op: 'one of', slot: draft?.pcs[index + 1] ?? 0, values: guest.positions },
      ],
    }),
  );
  return { op: 'or', args: [host, ...guests] };
}

/** What the picture needs: `show v[i] { … }` for a whole family binds i. */
export function lowerShows(build: Build, file: FileSyntax): readonly Show[] {
  const items = file.items.filter((item): item is ShowItem => item.kind === 'show');
  return items.flatMap((item) =>
    showTargets(build, item).map(({ actor, scope }) => lowerShow(build, item, actor, scope)),
  );
}

function showTargets(
  build: Build,
  item: ShowItem,
): readonly { readonly actor: number; readonly scope: Scope }[] {
  const symbol = build.globals.find(item.actor.name.text);
  const { index } = item.actor;
  if (
    symbol?.kind === 'actor' &&
    symbol.family &&
    index?.kind === 'name' &&
    fold(index, build.globals) === undefined
  ) {
    return symbol.actors.map((actor, i) => ({
      actor,
      scope: new Scope(build.globals).bind(index.text, { kind: 'constant', value: i, type: { kind: 'int' } }),
    }));
  }
  const actor = resolveActor(build, item.actor, build.globals, ['task', 'vcpu', 'env']);
  return actor === undefined ? [] : [{ actor, scope: build.globals }];
}

function lowerShow(build: Build, item: ShowItem, actor: number, scope: Scope): Show {
  const slotOf = (expr: Syntax): number | undefined => {
    const ref = resolveRef(build, expr, scope, () => ({ op: 'const', value: 0 }));
    return ref === undefined || ref === 'absent' || ref.shape.kind !== 'scalar' ? undefined : ref.place.base;
  };
  const modes = item.entries.flatMap((entry) => {
    const slot = entry.kind === 'mode' ? slotOf(entry.lvalue) : undefined;
    const type = slot === undefined ? undefined : build.slots[slot]?.type.value;
    return slot !== undefined && type?.kind === 'chart' ? [{ slot, chart: type.chart }] : [];
  });
  const credits = item.entries.flatMap((entry) => {
    if (entry.kind !== 'credit') return [];
    if (entry.when !== undefined && (foldOrReport(build, entry.when, scope) ?? 0) === 0) return [];
    const slot = slotOf(entry.lvalue);
    return slot === undefined ? [] : [{ slot, direction: entry.direction }];
  });
  const windows = item.entries.flatMap((entry) =>
    entry.kind === 'window'
      ? [{ title: entry.title.text, from: entry.fromPlace.text, to: entry.toPlace.text }]
      : [],
  );
  return { actor, modes, credits, windows };
}
