// What the picture needs to be told: modes, credits, windows of actors (R29), and the columns of drawn tables.

import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import type { Show } from '../../model/show.ts';
import type { FileSyntax, ShowEntry, ShowItem } from '../syntax/fileSyntax.ts';
import type { Name, Expr as Syntax } from '../syntax/syntax.ts';
import type { Build } from './build.ts';
import { fold, isTrue } from './constants.ts';
import { resolveActor, resolveLane } from './declareActors.ts';
import { foldTruth, numberOr } from './declareNames.ts';
import { placesOf } from './placeNames.ts';
import { resolveRef } from './refs.ts';
import { Scope } from './symbols.ts';

/** What the picture needs: `show v[i] { … }` for a whole family binds i. */
export function lowerShows(build: Build, file: FileSyntax): readonly Show[] {
  const items = file.items.filter((item): item is ShowItem => item.kind === 'show');
  const shown = new Set<number>();
  return items.flatMap((item) =>
    showTargets(build, item).map(({ actor, scope }) => {
      if (shown.has(actor))
        build.report.error(
          item.actor,
          `What is shown of ${build.draft(actor).name} is said above already.`,
          'Put all of it into one show.',
        );
      shown.add(actor);
      return lowerShow(build, item, actor, scope);
    }),
  );
}

/** The actors that a `show` is about, each with what the names of its entries stand for. */
function showTargets(
  build: Build,
  item: ShowItem,
): readonly { readonly actor: ActorIndex; readonly scope: Scope }[] {
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

function lowerShow(build: Build, item: ShowItem, actor: ActorIndex, scope: Scope): Show {
  const of = <K extends ShowEntry['kind']>(kind: K): readonly Extract<ShowEntry, { kind: K }>[] =>
    item.entries.filter((entry): entry is Extract<ShowEntry, { kind: K }> => entry.kind === kind);
  return {
    actor,
    modes: of('mode').flatMap((entry) => modeOf(build, entry.lvalue, scope)),
    credits: of('credit').flatMap((entry) => {
      const slot = slotOf(build, entry.lvalue, scope);
      const applies = entry.when === undefined || foldTruth(build, entry.when, scope) === true;
      return slot === undefined || !applies ? [] : [{ slot, direction: entry.direction }];
    }),
    windows: of('window').map(({ title, opening, fromPlace, toPlace }) => {
      checkPlace(build, actor, fromPlace);
      checkPlace(build, actor, toPlace);
      return { title: title.text, opening, from: fromPlace.text, to: toPlace.text };
    }),
  };
}

function slotOf(build: Build, expr: Syntax, scope: Scope): SlotIndex | undefined {
  const ref = resolveRef(build, expr, scope, (index) => ({
    op: 'const',
    value: numberOr(0, build, index, scope),
  }));
  if (ref === undefined) return undefined;
  if (ref !== 'absent' && ref.shape.kind === 'scalar') return ref.place.base;
  build.report.error(
    expr,
    `${build.textOf(expr)} cannot be shown.`,
    'Name a shared variable, an element or a field.',
  );
  return undefined;
}

function modeOf(build: Build, expr: Syntax, scope: Scope): Show['modes'] {
  const slot = slotOf(build, expr, scope);
  const type = slot === undefined ? undefined : build.slots[slot]?.type.value;
  if (slot === undefined || type === undefined) return [];
  if (type.kind === 'chart') return [{ slot, chart: type.chart }];
  build.report.error(expr, `${build.textOf(expr)} is not a chart.`, 'Declare it so: chart TaskState st;');
  return [];
}

function checkPlace(build: Build, actor: ActorIndex, place: Name): void {
  if (placesOf(build, actor).has(place.text)) return;
  build.report.error(
    place,
    `${build.draft(actor).name} has no step labelled ${place.text}.`,
    `Write ${place.text}: before the statement.`,
  );
}

/** A table's columns are lanes, at least under the settings that it was drawn for. */
export function checkColumns(build: Build, file: FileSyntax): void {
  for (const item of file.items) {
    if (item.kind !== 'drawn') continue;
    const applies = item.when === undefined || isTrue(fold(item.when, build.globals));
    for (const { lane } of item.columns) {
      if (applies || build.globals.find(lane.name.text)?.kind !== 'lane')
        resolveLane(build, lane, build.globals);
    }
  }
}
