// The syntax of a scenario in; what it says about itself, and what `compile` needs, out.

import { mapDefined } from '../base/mapDefined.ts';
import { memoryOf } from '../memory/memories.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { BUFFER_SLOTS } from '../model/limits.ts';
import { BUILT_IN, isLiveness, type MemoryModel, type Settings } from '../model/program.ts';
import type { DrawnTable, Scenario, WrittenGoal, WrittenRun } from '../model/scenario.ts';
import { checkBecame } from './names/became.ts';
import { settingsFor } from './names/combinations.ts';
import { Diagnostics } from './names/diagnostics.ts';
import { readTable } from './names/drawnTable.ts';
import { labelsWritten, readGoalTexts } from './names/goalTexts.ts';
import { readExercise, readRace } from './names/lesson.ts';
import type { FileSyntax, Item, MemoryChoice, PropertyItem, StoryItem } from './syntax/fileSyntax.ts';
import type { Expr, Name } from './syntax/syntax.ts';

export interface Source {
  readonly scenario: Scenario;
  readonly file: FileSyntax;
  readonly prelude: FileSyntax;
  readonly charts: readonly ChartTable[];
}

export interface ParsedScenario {
  /** Undefined where the text has a syntax error. */
  readonly source: Source | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a parser makes of a text. */
export interface ParsedText {
  readonly file: FileSyntax;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known of a text beside its syntax: `id` is the shipped file's name, or `edited`. */
export interface Origin {
  readonly id: string;
  readonly text: string;
  readonly prelude: FileSyntax;
  readonly charts: readonly ChartTable[];
}

/** Reads a scenario whose text has been parsed. Never throws. */
export function readParsed({ file, diagnostics: found }: ParsedText, origin: Origin): ParsedScenario {
  const { id, text, prelude, charts } = origin;
  if (found.some(({ severity }) => severity === 'error')) return { source: undefined, diagnostics: found };
  const report = new Diagnostics(text);
  const scenario = readScenario(id, text, file, report);
  return {
    source: report.failed ? undefined : { scenario, file, prelude, charts },
    diagnostics: [...found, ...report.diagnostics],
  };
}

function readScenario(id: string, text: string, file: FileSyntax, report: Diagnostics): Scenario {
  if (file.title === undefined)
    report.error(
      { from: file.from, to: file.from },
      'A scenario begins with its title.',
      'Write scenario "Title" first.',
    );
  const { items } = file;
  checkBecame(items, report);
  const of = <K extends Item['kind']>(kind: K): readonly Extract<Item, { kind: K }>[] =>
    items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);
  const offered = of('memory').flatMap(({ models }) => models);
  const memory = offered.length === 0 ? ['sc' as const] : offered.map(({ model }) => model);
  const properties = of('property');
  const vacuous = new Set<string | undefined>(of('vacuous').map(({ property }) => property.text));
  const cites = placeCitations(items);
  let checks = 0;
  const drawn = of('drawn').map((item): DrawnTable => {
    for (const name of item.breaks) checkBreakable(name, properties, report);
    const table = readTable(item, whenSettings(file, item.when, memory, report), checks, report);
    checks += item.aliases.filter((alias) => alias.meaning.kind === 'check').length;
    return table;
  });
  return {
    id,
    text,
    title: file.title === undefined ? '' : file.title.text,
    level: of('level')[0]?.number,
    citations: cites.top,
    itemCitations: cites.items,
    notes: of('note').map((item) => ({ number: item.number, text: item.text.text })),
    params: of('param').map((item) => ({
      name: item.name.text,
      values: item.values.map((value) => ({ value: value.value, title: value.title?.text })),
    })),
    memories: memory,
    buffer: readBuffer(offered, report),
    properties: properties.map((item, index) => ({
      kind: item.property,
      name: item.name?.text ?? String(index + 1),
      sentence: item.sentence.text,
      vacuityMeant: vacuous.has(item.name?.text),
    })),
    drawn,
    runs: of('run').map(
      (item): WrittenRun => ({
        title: item.title.text,
        settings: whenSettings(file, item.when, memory, report),
        turns: item.turns.text,
        notes: item.notes.map((note) => ({ text: note.text.text, at: note.at })),
      }),
    ),
    opening: readOpening(of('opening'), report),
    chapters: of('chapter').map((item) => ({ title: item.title.text, text: item.text.text })),
    goals: readGoals(of('goal'), file, properties, report),
    race: readRace(of('class'), report),
    exercise: readExercise(
      of('exercise'),
      of('goal'),
      mapDefined(properties, ({ name }) => name?.text),
      report,
    ),
    became: of('became').map(({ becoming, phrase }) => ({ kind: becoming, phrase: phrase.text })),
    hints: of('hint').map((item) => item.text.text),
    sheet: [
      ...of('sheet').flatMap((item) =>
        item.entries.map((entry) => ({ topic: entry.topic, text: entry.text.text })),
      ),
      ...memory.flatMap((model) => memoryOf(model).leftOut.map((text) => ({ topic: 'left' as const, text }))),
    ],
  };
}

/** What stands above the run at its start has little room, and is read by somebody who knows nothing yet. */
const OPENING_SENTENCES_MAX = 3;
const OPENING_CHARS_MAX = 260;

function readOpening(
  items: readonly (StoryItem & { readonly kind: 'opening' })[],
  report: Diagnostics,
): string | undefined {
  const [first, second] = items;
  if (second !== undefined) report.error(second, 'There is one already.', 'Leave one of them out.');
  if (first === undefined) return undefined;
  const text = first.text.text.trim().replace(/\s+/g, ' ');
  const sentences = text.split(/(?<=[.?!])\s+/).length;
  if (sentences > OPENING_SENTENCES_MAX || text.length > OPENING_CHARS_MAX)
    report.error(
      first.text,
      `An opening has at most ${OPENING_SENTENCES_MAX} sentences and ${OPENING_CHARS_MAX} characters, not ${sentences} and ${text.length}.`,
      'Say who acts, what they do, and ask what the reader is to find out. The rest belongs into a chapter.',
    );
  return text;
}

/** How many stores a lane's buffer holds. */
function readBuffer(models: readonly MemoryChoice[], report: Diagnostics): number {
  for (const choice of models) {
    const { model, buffer: stores } = choice;
    if (stores === undefined) continue;
    const { buffer: sizes, delays } = memoryOf(model);
    if (sizes !== undefined && stores >= sizes.least && stores <= sizes.most) return stores;
    report.error(
      choice,
      sizes === undefined
        ? delays
          ? `Under ${model} the size of a buffer is fixed.`
          : `Under ${model} no store waits in a buffer.`
        : `A buffer holds ${sizes.least} to ${sizes.most} stores, not ${stores}.`,
      sizes === undefined ? `Write ${model} alone.` : `Write ${model} buffer ${sizes.least};`,
    );
  }
  return BUFFER_SLOTS;
}

function readGoals(
  items: readonly (StoryItem & { readonly kind: 'goal' })[],
  file: FileSyntax,
  properties: readonly PropertyItem[],
  report: Diagnostics,
): readonly WrittenGoal[] {
  const labels = items.some(({ causes }) => causes.length > 0) ? labelsWritten(file) : [];
  return items.map((item) => ({
    ...readGoal(item, properties, report),
    ...readGoalTexts(item, labels, report),
  }));
}

function readGoal(
  { goal, property }: StoryItem & { readonly kind: 'goal' },
  properties: readonly PropertyItem[],
  report: Diagnostics,
): Pick<WrittenGoal, 'kind' | 'property'> {
  const found = properties.find((known) => known.name?.text === property?.text);
  if (property !== undefined && found === undefined)
    report.error(property, `There is no property ${property.text}.`);
  else if (property !== undefined && goal === 'avoid' && found !== undefined && !isBreakable(found))
    report.error(
      property,
      `No step breaks ${property.text}, so that there is none to avoid: ${whyUnbreakable(found)}.`,
      'Name a `never`, `final` or `possible`.',
    );
  return { kind: goal, property: property?.text };
}

/** A table is a run of finitely many steps: it can break what one of its states shows. */
function checkBreakable(name: Name, properties: readonly PropertyItem[], report: Diagnostics): void {
  if (BUILT_IN.some((known) => known === name.text)) return;
  const property = properties.find((known) => known.name?.text === name.text);
  if (property === undefined) report.error(name, `There is no property ${name.text}.`);
  else if (!isBreakable(property))
    report.error(
      name,
      `No table breaks ${name.text}: ${whyUnbreakable(property)}.`,
      'Name a `never`, `final` or `possible`.',
    );
}

function isBreakable({ property }: PropertyItem): boolean {
  return property !== 'cover' && !isLiveness(property);
}

function whyUnbreakable({ property }: PropertyItem): string {
  return property === 'cover' ? 'a run can only meet it' : 'only a run that goes on for ever does';
}

/** A `cite` before a function, struct or actor belongs to it; the others to the scenario. */
function placeCitations(items: readonly Item[]): {
  readonly top: readonly string[];
  readonly items: Readonly<Record<string, string>>;
} {
  const top: string[] = [];
  const placed: Record<string, string> = {};
  items.forEach((item, index) => {
    if (item.kind !== 'cite') return;
    const next = items[index + 1];
    const name = next === undefined ? undefined : nameOf(next);
    if (name === undefined || items.slice(0, index).every((before) => before.kind === 'cite'))
      top.push(item.text.text);
    else placed[name] = item.text.text;
  });
  return { top, items: placed };
}

function nameOf(item: Item): string | undefined {
  switch (item.kind) {
    case 'func':
    case 'struct':
    case 'enum':
    case 'chart':
    case 'lane':
      return item.name.text;
    case 'actor':
      return item.name.name.text;
    default:
      return undefined;
  }
}

/** Settings that a table or a run was made for: the first combination that its `when` allows. */
function whenSettings(
  file: FileSyntax,
  when: Expr | undefined,
  memory: readonly MemoryModel[],
  report: Diagnostics,
): Settings {
  const settings = settingsFor(file, when, memory);
  if (settings === undefined && when !== undefined)
    report.error(
      when,
      'No combination of settings makes this true.',
      'Name a setting and one of its values.',
    );
  return settings ?? { values: {}, memory: memory[0] ?? 'sc' };
}
