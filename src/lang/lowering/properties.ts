// Properties, rest, and the conditions of drawn tables: what may look at places and at other tasks' locals.

import { mapDefined } from '../../base/mapDefined.ts';
import type { AskedPart } from '../../model/claims.ts';
import type { Expr } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { BUILT_IN, type BuiltIn, type Expected, type Program, type Property } from '../../model/program.ts';
import { isEndless } from '../names/actorDrafts.ts';
import type { Build } from '../names/build.ts';
import { foldTruth } from '../names/declareNames.ts';
import type { ExpectItem, FileSyntax, PropertyItem } from '../syntax/fileSyntax.ts';
import { claimPartsOf } from './claimParts.ts';
import { finished, loadMemory } from './gates.ts';
import { type PlaceQuery, placeTest } from './placeQueries.ts';
import { lowerPredicate } from './predicates.ts';
import type { ConditionView } from './wholeState.ts';

export interface Lowered extends Pick<Program, 'rest' | 'mustStay' | 'expected'> {
  readonly checks: readonly Expr[];
  readonly properties: readonly Property[];
  /** Without those that are known only when the actors have been cut. */
  readonly parts: readonly AskedPart[];
  readonly queries: readonly PlaceQuery[];
}

/** Lowers all conditions of a file; `locals` are the top-level locals of each actor. */
export function lowerProperties(
  build: Build,
  file: FileSyntax,
  locals: readonly ReadonlyMap<string, SlotIndex>[],
): Lowered {
  const queries: PlaceQuery[] = [];
  const view: ConditionView = { build, load: loadMemory, whole: undefined, current: undefined, depth: 0 };
  const restItem = file.items.find((item) => item.kind === 'rest');
  let rest: Expr | undefined;
  let property: string | undefined;
  const whole: ConditionView = {
    ...view,
    whole: {
      at: (actor, place, at) => placeTest(build, queries, { actor, place, at, property }),
      finished: (actor) => finished(build, actor),
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
  const mustStay = restItem === undefined && isAllEndless(build) ? 'move' : 'rest';
  const quiet =
    restItem?.kind === 'rest'
      ? lowerPredicate(whole, restItem.expr, build.globals)
      : mustStay === 'move'
        ? ({ op: 'const', value: 0 } as const)
        : allFinished(build);
  // A store that has not reached memory yet is something that is left to do.
  const settled = mapDefined(build.programMemory.lanes, (lane) => lane.settled);
  rest = settled.length === 0 ? quiet : { op: 'and', args: [quiet, ...settled] };
  const items = file.items.filter((item) => item.kind === 'property');
  const failing = expectedToFail(build, file);
  const properties = items.map((item, index) => {
    property = nameOf(item, index);
    return lowerProperty(build, whole, item, property, failing);
  });
  property = undefined;
  checkExpectations(build, file, properties);
  // What a condition is made of was all lowered with it: there is nothing new to be said of it.
  const quietRest = rest;
  const parts = build.report.failed
    ? []
    : items.flatMap((item, index) => claimPartsOf(whole, item, nameOf(item, index), quietRest));
  const checks = file.items.flatMap((item) =>
    item.kind === 'drawn'
      ? item.aliases.flatMap((alias) =>
          alias.meaning.kind === 'check' ? [lowerPredicate(whole, alias.meaning.expr, build.globals)] : [],
        )
      : [],
  );
  return { rest, mustStay, expected: expectedUnasked(failing), checks, properties, parts, queries };
}

/** Tasks that never finish cannot come to rest by finishing. */
function isAllEndless(build: Build): boolean {
  const tasks = build.actors.filter(({ kind }) => kind === 'task' || kind === 'vcpu');
  return tasks.length > 0 && tasks.every(isEndless);
}

function expectedUnasked(failing: ReadonlySet<string>): Readonly<Record<BuiltIn, Expected>> {
  const of = (name: BuiltIn): Expected => (failing.has(name) ? 'fails' : 'holds');
  return { error: of('error'), lock: of('lock'), rest: of('rest'), move: of('move') };
}

/** Without `rest when`: every task that is not endless has finished. */
function allFinished(build: Build): Expr {
  const tasks = build.actorsWhere(
    (draft) => (draft.kind === 'task' || draft.kind === 'vcpu') && !isEndless(draft),
  );
  return { op: 'and', args: tasks.map((task) => finished(build, task)) };
}

function lowerProperty(
  build: Build,
  view: ConditionView,
  item: PropertyItem,
  name: string,
  failing: ReadonlySet<string>,
): Property {
  if (item.name !== undefined && BUILT_IN.some((taken) => taken === name))
    build.report.error(
      item.name,
      `${name} is what a property is called that is in force in every file.`,
      'Give this one another name.',
    );
  return {
    kind: item.property,
    name,
    sentence: item.sentence.text,
    from: item.from_ === undefined ? undefined : lowerPredicate(view, item.from_, build.globals),
    expr: lowerPredicate(view, item.expr, build.globals),
    expected: failing.has(name) ? 'fails' : 'holds',
    at: { from: item.from, to: item.to },
  };
}

/** A property without a name is called by its number. */
function nameOf(item: PropertyItem, index: number): string {
  return item.name?.text ?? String(index + 1);
}

/** Names of the properties that the text expects to fail under these settings. */
function expectedToFail(build: Build, file: FileSyntax): ReadonlySet<string> {
  const failing = file.items.flatMap((item) =>
    item.kind === 'expect' && foldTruth(build, item.when, build.globals) === true ? [item.property.text] : [],
  );
  return new Set(failing);
}

function checkExpectations(build: Build, file: FileSyntax, properties: readonly Property[]): void {
  const expects = file.items.filter((item): item is ExpectItem => item.kind === 'expect');
  for (const item of expects) {
    const { text } = item.property;
    const asks = file.items.find((each) => each.kind === 'property' && isPossibleRest(each));
    if (text === 'rest' && asks?.kind === 'property') {
      const own = asks.name?.text;
      build.report.error(
        item.property,
        'That rest stays possible is a property of this file itself.',
        own === undefined ? 'Name it before its sentence, and expect that.' : `Write expect ${own} fails.`,
      );
      continue;
    }
    if (BUILT_IN.some((name) => name === text) || properties.some(({ name }) => name === text)) continue;
    build.report.error(
      item.property,
      `There is no property ${text}.`,
      `${ownNames(properties)}; always there are ${BUILT_IN.join(', ')}.`,
    );
  }
  for (const item of file.items) {
    if (item.kind !== 'vacuous' || properties.some(({ name }) => name === item.property.text)) continue;
    build.report.error(
      item.property,
      `There is no property ${item.property.text} in this file that could be vacuous.`,
      `${ownNames(properties)}.`,
    );
  }
}

function ownNames(properties: readonly Property[]): string {
  const names = properties.map(({ name }) => name).join(', ');
  return names === '' ? 'Name a property before its sentence' : `Properties are ${names}`;
}

function isPossibleRest({ property, expr }: PropertyItem): boolean {
  return property === 'possible' && expr.kind === 'rest';
}
