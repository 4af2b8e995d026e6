// The scenario that tables are held against, with the conditions that these tables name.

import { mapDefined } from '../base/mapDefined.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { aliasOf } from '../lang/names/drawnTable.ts';
import { labelTexts } from '../lang/names/labelTexts.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import type { DrawnItem } from '../lang/syntax/fileSyntax.ts';
import type { Program, Settings } from '../model/program.ts';
import type { PhraseMeaning } from '../model/scenario.ts';
import type { Table } from '../tables/table.ts';
import type { AliasMeaning, Knowledge } from './bindCell.ts';
import type { KnownHeadings } from './bindColumns.ts';
import type { StateBinding } from './binding.ts';
import type { Confirmed } from './confirm.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A scenario that was read without errors. */
export interface JudgedScenario {
  readonly source: Source;
  /** Conditions that stand in its text no more than once, behind those of its own tables. */
  readonly conditions: readonly string[];
  readonly headings: KnownHeadings;
  readonly allLabels: readonly string[];
  readonly settings: readonly Settings[];
}

/** Makes a scenario ready for some tables: conditions that they name must be compiled with it. */
export function subjectFor(source: Source, tables: readonly Table[], confirmed: Confirmed): JudgedScenario {
  const named = new Set([...conditionsIn(tables), ...conditionsSaid(confirmed)]);
  const conditions = [...named].filter((condition) => withConditions(source, [condition]) !== undefined);
  const { file, scenario } = source;
  return {
    source: conditions.length === 0 ? source : (withConditions(source, conditions) ?? source),
    conditions,
    headings: scenario.drawn.flatMap(({ columns }) => columns),
    allLabels: labelTexts(file),
    settings: combinations(file, scenario.memories),
  };
}

/** The program under some settings, and what is known of it; undefined where it does not compile. */
export function knowledgeOf(
  subject: JudgedScenario,
  settings: Settings,
): { readonly program: Program; readonly knowledge: Knowledge } | undefined {
  const { program } = compile(subject.source, settings);
  if (program === undefined) return undefined;
  const state = (check: number, condition: string, by: 'alias' | 'condition'): StateBinding | undefined => {
    const test = program.checks[check];
    return test === undefined
      ? undefined
      : { kind: 'state', condition, waypoint: { kind: 'state', test }, by };
  };
  const first = program.checks.length - subject.conditions.length;
  const knowledge: Knowledge = {
    vocabulary: vocabularyOf(program),
    allLabels: subject.allLabels,
    alias: (phrase, heading) =>
      aliasMeaning(subject, phrase, heading, (check) => state(check, phrase, 'alias')),
    condition: (text) => {
      const index = subject.conditions.indexOf(text.trim());
      return index < 0 ? undefined : state(first + index, text.trim(), 'condition');
    },
  };
  return { program, knowledge };
}

// ---------------------------------------------------------------- aliases

/** What the scenario's tables say of a phrase: of several that say something, those with a column of that heading first. */
function aliasMeaning(
  { source, conditions }: JudgedScenario,
  phrase: string,
  heading: string,
  state: (check: number) => StateBinding | undefined,
): AliasMeaning | undefined {
  const items = source.file.items.filter((item): item is DrawnItem => item.kind === 'drawn');
  const own = conditions.length === 0 ? items : items.slice(0, -1);
  let firstCheck = 0;
  const found = own.flatMap((item) => {
    const meaning = aliasOf(phrase, heading === '' ? undefined : heading, item.aliases, firstCheck);
    firstCheck += item.aliases.filter((alias) => alias.meaning.kind === 'check').length;
    const isHere = item.columns.some((column) => column.heading === heading);
    return meaning === undefined ? [] : [{ meaning, isHere }];
  });
  const said = found.find(({ isHere }) => isHere) ?? found[0];
  return said && meant(said.meaning, state);
}

function meant(
  meaning: PhraseMeaning,
  state: (check: number) => StateBinding | undefined,
): AliasMeaning | undefined {
  switch (meaning.kind) {
    case 'label':
    case 'not':
      return { kind: meaning.kind, label: meaning.label };
    case 'handler':
      return { kind: 'handler', handler: meaning.handler };
    case 'check': {
      const binding = state(meaning.check);
      return binding === undefined ? undefined : { kind: 'state', binding };
    }
    // Here every lane may do what is not drawn.
    case 'free':
    case 'none':
      return { kind: 'remark' };
  }
}

// ---------------------------------------------------------------- conditions

/** Cells in brackets that compare something may be conditions: `(x == 1)`. */
function conditionsIn(tables: readonly Table[]): readonly string[] {
  const comparison = /^[([{](.*(?:[=!<>]=|[<>]).*)[)\]}]$/;
  const cells = tables.flatMap((table) => table.cells);
  return mapDefined(cells, ({ text }) => comparison.exec(text)?.[1]?.trim());
}

function conditionsSaid({ cells }: Confirmed): readonly string[] {
  return cells.flatMap(({ meaning }) => (meaning.kind === 'check' ? [meaning.condition] : []));
}

/** The scenario with a table behind its end that names these conditions; undefined where one of them is none. */
function withConditions(
  { scenario, file, charts }: Source,
  conditions: readonly string[],
): Source | undefined {
  const lane = file.items.find((item) => item.kind === 'lane');
  if (lane === undefined) return undefined;
  const place = lane.count === undefined ? lane.name.text : `${lane.name.text}[0]`;
  // A condition that is not whole must not take what follows for its own.
  if (conditions.some((condition) => /[";{}\n]|\/\/|\/\*/.test(condition))) return undefined;
  const aliases = conditions.map((condition, index) => `"${index}" = check (${condition});`).join(' ');
  const item = `drawn "conditions" { columns "x" = ${place}; text "x" ${aliases} }`;
  const { source } = parseScenario(scenario.id, `${scenario.text}\n${item}\n`, charts);
  if (source === undefined) return undefined;
  const settings = combinations(source.file, scenario.memories)[0];
  const compiled = settings === undefined ? undefined : compile(source, settings).program;
  return compiled === undefined ? undefined : source;
}
