// From a syntax tree and settings to a world.

import { defined } from '../base/defined.ts';
import { mapDefined } from '../base/mapDefined.ts';
import { preludeFunctions } from '../lang/names/ordering.ts';
import type { FileSyntax, FuncItem, Item, ParamItem } from '../lang/syntax/fileSyntax.ts';
import type { Expr } from '../lang/syntax/syntax.ts';
import type { ChartTable } from '../model/chart.ts';
import { actorsNamed } from './actorNames.ts';
import { castActors, castOldValues, conditionOf } from './casting.ts';
import type { Context } from './context.ts';
import { bodiesOf, fieldsOf, initialLeaves, layOut, propertyExpressions } from './layout.ts';
import { mentionedFrom } from './liveLocals.ts';
import { laneFactsOf } from './oldStatics.ts';
import { wordOf } from './registers.ts';
import { resolveNames } from './scopes.ts';
import { constantValue, nameOfLocal, requireConstant, typeOfDeclaration } from './statics.ts';
import { allExpressions, allStatements, expressionsIn } from './syntaxWalk.ts';
import { leavesOf, type Scalar, type Type } from './values.ts';
import type { Actor, LaneFacts, Process, Property, Slot, Variable, World } from './world.ts';

export interface OracleSettings {
  /** A param that is missing has its first value. */
  readonly values: Readonly<Record<string, string>>;
  readonly memory: 'sc' | 'tso' | 'weak';
  readonly buffer?: number;
}

export function buildWorld(
  file: FileSyntax,
  prelude: FileSyntax,
  chosen: OracleSettings,
  charts: readonly ChartTable[],
): World {
  const drafts = newDrafts();
  // The forms of a function share their body, and a body belongs to one function.
  const weaker = preludeFunctions(prelude).map((func) => structuredClone(func));
  const functions = functionsOf([...weaker, ...file.items]);
  const world: World = {
    ...drafts,
    memory: chosen.memory,
    guarded: guardedIn(file),
    heldAt: new Map(),
    watched: new Map(),
    bufferSize: chosen.buffer ?? bufferSizeOf(file),
    word: wordOf(file),
    ipiFlight: file.items.some((item) => item.kind === 'ipi flight'),
    charts,
    scopes: resolveNames(file, functions),
    functions,
    rest: undefined,
    universe,
    contexts: new Map(),
    cells: new Map(),
    numbers: new Map(),
    broken: new Map(),
    labelBodies: new Map(),
    labelled: new Map(),
    reached: new Map(),
    listings: new Map(),
    live: new Map(),
  };
  for (const item of file.items) declareNames(world, drafts, item, chosen);
  castActors(world, file, drafts);
  layOut(world, file, drafts);
  for (const process of drafts.processes) {
    drafts.processes[process.index] = { ...process, alwaysLive: alwaysLiveIn(world, file, process) };
  }
  declareProperties(world, file, drafts.properties);
  if (world.memory === 'weak') {
    drafts.facts.push(...laneFactsOf(world));
    castOldValues(world, drafts);
  }
  const rest = file.items.find((item) => item.kind === 'rest');
  return { ...world, rest: conditionOf(world, universe, rest?.expr) };
}

const universe: Context = {
  id: 0,
  unit: undefined,
  outer: undefined,
  caller: undefined,
  call: undefined,
  process: undefined,
  constants: new Map(),
  bindings: new Map(),
};

/** The parts of a world that are filled one after the other, each with the help of those before. */
interface Drafts {
  readonly enums: Map<string, Scalar>;
  readonly structs: Map<string, Type>;
  readonly settings: Map<string, { readonly type: Scalar; readonly value: number }>;
  readonly constants: Map<string, number>;
  readonly variables: Map<string, Variable>;
  readonly lanes: string[];
  readonly slots: Slot[];
  readonly addressOf: Map<string, number>;
  readonly actors: Actor[];
  readonly processes: Process[];
  readonly families: Map<string, readonly (number | undefined)[]>;
  readonly properties: Property[];
  readonly facts: LaneFacts[];
}

function newDrafts(): Drafts {
  return {
    enums: new Map(),
    structs: new Map(),
    settings: new Map(),
    constants: new Map(),
    variables: new Map(),
    lanes: [],
    slots: [],
    addressOf: new Map(),
    actors: [],
    processes: [],
    families: new Map(),
    properties: [],
    facts: [],
  };
}

function guardedIn(file: FileSyntax): ReadonlySet<string> {
  const items = file.items.flatMap((item) =>
    item.kind === 'var' && item.guardedBy !== undefined ? item : [],
  );
  return new Set(items.flatMap(({ decls }) => decls.map(({ name }) => name.text)));
}

/** A function of the scenario hides one of the prelude. */
function functionsOf(items: readonly Item[]): ReadonlyMap<string, FuncItem> {
  return new Map(items.flatMap((item) => (item.kind === 'func' ? [[item.name.text, item]] : [])));
}

function declareNames(world: World, drafts: Drafts, item: Item, chosen: OracleSettings): void {
  if (drafts.settings.size === 0) {
    const values = ['sc', 'tso', 'weak'];
    drafts.settings.set('memory', {
      type: { kind: 'setting', values },
      value: values.indexOf(chosen.memory),
    });
  }
  if (item.kind === 'param') declareParam(world, drafts, item, chosen);
  if (item.kind === 'enum') {
    const members = item.members.map(({ text }) => text);
    drafts.enums.set(item.name.text, { kind: 'enum', name: item.name.text, members });
  }
  if (item.kind === 'struct') {
    const fields = fieldsOf(world, item.fields);
    drafts.structs.set(item.name.text, { kind: 'struct', fields, at: item.at });
  }
  if (item.kind === 'var' && item.storage === 'const') {
    for (const decl of item.decls) {
      const type = typeOfDeclaration(world, universe, decl);
      for (const leaf of initialLeaves(world, decl.name.text, type, decl.init)) {
        drafts.constants.set(leaf.name, leaf.initial);
      }
      drafts.variables.set(decl.name.text, { storage: 'const', type });
    }
  }
  if (item.kind === 'lane') {
    const count = item.count && requireConstant(world, universe, item.count);
    const name = item.name.text;
    drafts.lanes.push(
      ...(count === undefined ? [name] : Array.from({ length: count }, (_, index) => `${name}[${index}]`)),
    );
  }
}

function declareParam(world: World, drafts: Drafts, item: ParamItem, chosen: OracleSettings): void {
  const values = item.values.map(({ value }) => value);
  const shown = item.onlyIf === undefined || constantValue(world, universe, item.onlyIf) !== 0;
  const picked = chosen.values[item.name.text];
  const wanted = shown && picked !== undefined ? values.indexOf(picked) : 0;
  const text = defined(values[Math.max(wanted, 0)]);
  const value = /^-?\d+$/.test(text) ? Number(text) : Math.max(wanted, 0);
  drafts.settings.set(item.name.text, { type: { kind: 'setting', values }, value });
}

function declareProperties(world: World, file: FileSyntax, properties: Property[]): void {
  const items = file.items.flatMap((item) => (item.kind === 'property' ? item : []));
  items.forEach((item, index) => {
    if (item.property === 'leads to' || item.property === 'always eventually') return;
    const condition = conditionOf(world, universe, item.expr);
    properties.push({ name: item.name?.text ?? String(index + 1), condition });
  });
}

/** Locals that a guest shares with its vcpu, and those that are asked for as `v.x`. */
function alwaysLiveIn(world: World, file: FileSyntax, process: Process): ReadonlySet<string> {
  const asked = askedExpressions(file).flatMap((expr) => {
    if (expr.kind !== 'field') return [];
    return actorsNamed(world, expr.base)?.members.includes(process.actor) ? expr.field.text : [];
  });
  const declared = [process.item.body, ...process.item.guests.map(({ body }) => body)].flatMap(allStatements);
  const topLevel = new Set(process.item.body.body);
  const kept = declared.flatMap((stmt) => {
    if (stmt.kind !== 'local') return [];
    return stmt.decls.filter((decl) => {
      const isAsked = topLevel.has(stmt) && asked.includes(decl.name.text);
      return isAsked || world.scopes.sharedWithGuests.has(decl);
    });
  });
  const leaves = kept.flatMap((decl) => {
    const type = typeOfDeclaration(world, process.context, decl);
    return leavesOf(nameOfLocal(world, process.context, decl), type);
  });
  return new Set([...leaves.map(({ name }) => name), ...liveRegisters(world, process, asked)]);
}

/** Registers that are asked for as `v.rax`, or that two programs of a vcpu mention. */
function liveRegisters(world: World, process: Process, asked: readonly string[]): readonly string[] {
  const mentioned = process.threads.map(({ start }) => mentionedFrom(world, start));
  const registers = world.scopes.registers.get(process.item);
  if (registers === undefined) return [];
  return [...registers].flatMap(([register, decl]) => {
    const name = nameOfLocal(world, process.context, decl);
    const programs = mentioned.filter((names) => names.has(name)).length;
    return asked.includes(register) || programs > 1 ? name : [];
  });
}

/** Every expression that may look into a task: those of properties, gates and code. */
function askedExpressions(file: FileSyntax): readonly Expr[] {
  const gates = mapDefined(file.items, (item) => (item.kind === 'actor' ? item.when : undefined));
  const code = file.items.flatMap(bodiesOf).flatMap(allStatements).flatMap(expressionsIn);
  return [...file.items.flatMap(propertyExpressions), ...gates, ...code].flatMap(allExpressions);
}

/** Two, unless the text says otherwise. */
function bufferSizeOf(file: FileSyntax): number {
  const item = file.items.find(({ kind }) => kind === 'memory');
  const models = item?.kind === 'memory' ? item.models : [];
  return models.find(({ buffer }) => buffer !== undefined)?.buffer ?? 2;
}
