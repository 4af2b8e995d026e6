// Properties, rest, and the conditions of drawn tables: what may look at places and at other tasks' locals.

import type { Expr } from '../../model/code.ts';
import { BUILT_IN, type BuiltIn, type Expected, type Program, type Property } from '../../model/program.ts';
import type { Build } from '../names/build.ts';
import { foldTruth } from '../names/declareNames.ts';
import type { ExpectItem, FileSyntax, PropertyItem } from '../syntax/fileSyntax.ts';
import type { Node, Expr as Syntax } from '../syntax/syntax.ts';
import { finished, loadMemory } from './gates.ts';
import { lowerPredicate } from './predicates.ts';
import type { View } from './wholeState.ts';

/** A place that a property asks for; the positions are filled in when the actors have been cut. */
export interface PlaceQuery {
  readonly actor: number;
  readonly place: string;
  readonly at: Node;
  readonly host: number[];
  /** For each guest thread: positions while the actor is in it, and positions of the guest. */
  readonly guests: { readonly inside: number[]; readonly positions: number[] }[];
}

export interface Lowered extends Pick<Program, 'rest' | 'mustStay' | 'expected'> {
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
  const view: View = { build, load: loadMemory, whole: undefined, current: undefined };
  const restItem = file.items.find((item) => item.kind === 'rest');
  let rest: Expr | undefined;
  const whole: View = {
    ...view,
    whole: {
      at: (actor, place, at) => placeTest(build, queries, actor, place, at),
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
  const settled = build.programMemory.lanes.flatMap((lane) => lane.settled ?? []);
  rest = settled.length === 0 ? quiet : { op: 'and', args: [quiet, ...settled] };
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
  return { rest, mustStay, expected: expectedUnasked(build, file), checks, properties, queries };
}

/** Tasks that never finish cannot come to rest by finishing. */
function isAllEndless(build: Build): boolean {
  const tasks = build.actors.filter(({ kind }) => kind === 'task' || kind === 'vcpu');
  return tasks.length > 0 && tasks.every(({ item }) => item?.endless === true);
}

function expectedUnasked(build: Build, file: FileSyntax): Readonly<Record<BuiltIn, Expected>> {
  const of = (name: BuiltIn): Expected => (expectedToFail(build, file, name) ? 'fails' : 'holds');
  return { error: of('error'), lock: of('lock'), rest: of('rest'), move: of('move') };
}

/** Without `rest when`: every task that is not endless has finished. */
function allFinished(build: Build): Expr {
  const args = build.actors.flatMap((actor, index) =>
    (actor.kind === 'task' || actor.kind === 'vcpu') && actor.item?.endless === false
      ? [finished(build, index)]
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
    expected: expectedToFail(build, file, name) ? 'fails' : 'holds',
    at: { from: item.from, to: item.to },
  };
}

function expectedToFail(build: Build, file: FileSyntax, name: string): boolean {
  return file.items.some(
    (item) =>
      item.kind === 'expect' &&
      item.property.text === name &&
      foldTruth(build, item.when, build.globals) === true,
  );
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
    const names = properties.map(({ name }) => name).join(', ');
    const own = names === '' ? 'Name a property before its sentence' : `Properties are ${names}`;
    build.report.error(
      item.property,
      `There is no property ${item.property.text}.`,
      `${own}; always there are ${BUILT_IN.join(', ')}.`,
    );
  }
}

function isPossibleRest({ property, expr }: PropertyItem): boolean {
  return property === 'possible' && expr.kind === 'rest';
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
