// Reads pasted tables and judges them for the page: the same questions as `wakelane judge`, with the same answers.

import { mapDefined } from '../base/mapDefined.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { type JudgeV1, looseTableV1, tableV1, unreadableV1 } from '../formats/judgement/judgement.ts';
import { encodeLink } from '../formats/link/linkedRun.ts';
import { packer } from '../formats/link/packedText.ts';
import { completeSettings, type SettingWords, settingWords } from '../formats/settings.ts';
import { authorsHeadings } from '../formats/table/runMail.ts';
import { printRunTable } from '../formats/table/runTable.ts';
import { isBound } from '../judge/bindTable.ts';
import { type Confirmed, nothingConfirmed, readBinding, readLane } from '../judge/confirm.ts';
import { TableJudge } from '../judge/judgeTable.ts';
import { subjectFor } from '../judge/subject.ts';
import { compile } from '../lang/compile.ts';
import { libraryWords } from '../lang/library/library.ts';
import prelude from '../lang/prelude.race?raw';
import { parseScenario, type Source } from '../lang/scenario.ts';
import type { ChartTable } from '../model/chart.ts';
import type { TableJudgement, TableRun } from '../model/judgement.ts';
import { PAGE_STATES_MAX } from '../model/limits.ts';
import type { Program, Settings } from '../model/program.ts';
import { skeletonOf } from '../skeleton/skeleton.ts';
import { type Reading, readTables } from '../tables/readTables.ts';
import type { Table } from '../tables/table.ts';
import { mendedText } from './mended.ts';
import type { Choice, Fit, JudgedAgainst, PastedAnswer, PastedRequest, Skeleton } from './request.ts';

/** Answers a question, in as many parts as it takes. Never throws for what was pasted. */
export function answer(
  { number, text, charts, against }: PastedRequest,
  tell: (answer: PastedAnswer) => void,
): void {
  const reading = readTables(text);
  if (against !== undefined) {
    tell(judged(number, text, reading, against, charts));
    return;
  }
  const { tables, refusals, remarks } = reading;
  const nothing = {
    schema: 'wakelane.judge/1',
    scenario: null,
    settings: null,
    memory: null,
    fits: null,
  } as const;
  const loose: JudgeV1 = { ...nothing, tables: [...tables.map(looseTableV1), ...refusals.map(unreadableV1)] };
  tell({ kind: 'read', number, judged: loose, remarks, skeletons: tables.map(skeleton) });
  if (tables.length > 0) tell({ kind: 'fits', number, fits: fitting(tables, charts) });
}

function skeleton(table: Table): Skeleton {
  const made = skeletonOf(table, prelude, libraryWords);
  return typeof made === 'string' ? { kind: 'text', text: made } : { kind: 'none', ...made };
}

/** All shipped scenarios are tried, under their first settings. */
function fitting(tables: readonly Table[], charts: readonly ChartTable[]): readonly Fit[] {
  return [...shippedTexts].flatMap(([id, text]) => {
    const { source } = parseScenario(id, text, charts);
    const judge = source && judgeFor(source, tables, nothingConfirmed);
    const fits = judge !== undefined && tables.every((table) => isBound(judge.bind(table, nothingConfirmed)));
    return fits && source !== undefined ? [{ id, title: source.scenario.title }] : [];
  });
}

/** Under the settings that are chosen; where that is no combination, under the one that is most like it. */
function judgeFor(
  source: Source,
  tables: readonly Table[],
  confirmed: Confirmed,
  chosen: SettingWords = [],
): TableJudge | undefined {
  const subject = subjectFor(source, tables, confirmed);
  const settings = nearestSettings(subject.settings, chosen, source.scenario);
  return settings && TableJudge.for(subject, settings, { states: PAGE_STATES_MAX });
}

/** The last choice is kept before all others. */
function nearestSettings(
  offered: readonly Settings[],
  chosen: SettingWords,
  scenario: Source['scenario'],
): Settings | undefined {
  const wanted = completeSettings(chosen, scenario).settings;
  const last = chosen.at(-1)?.[0];
  const valueIn = ({ values, memory }: Settings, name: string): string | undefined =>
    name === 'memory' ? memory : values[name];
  const names = [...scenario.params.map(({ name }) => name), 'memory'];
  const likeness = (each: Settings): number =>
    names.filter((name) => valueIn(each, name) === valueIn(wanted, name)).length +
    (last !== undefined && valueIn(each, last) === valueIn(wanted, last) ? names.length : 0);
  return offered.reduce<Settings | undefined>(
    (best, each) => (best === undefined || likeness(each) > likeness(best) ? each : best),
    undefined,
  );
}

function choicesOf({ scenario }: Source, settings: Settings): readonly Choice[] {
  return settingWords(settings, scenario).map(([name, chosen]) => ({
    ...{ name, chosen },
    values:
      name === 'memory'
        ? scenario.memories
        : scenario.params.flatMap((param) =>
            param.name === name ? param.values.map(({ value }) => value) : [],
          ),
  }));
}

function judged(
  number: number,
  pasted: string,
  { tables, refusals }: Reading,
  against: JudgedAgainst,
  charts: readonly ChartTable[],
): PastedAnswer {
  const text = against.text ?? shippedTexts.get(against.scenario);
  const source = text === undefined ? undefined : parseScenario(against.scenario, text, charts).source;
  const confirmed: Confirmed = {
    lanes: mapDefined(against.lanes, (each) => readLane(each)),
    cells: mapDefined(against.binds, (each) => readBinding(each, tables)),
  };
  const judge = source && judgeFor(source, tables, confirmed, against.settings);
  if (source === undefined || judge === undefined)
    return {
      kind: 'failed',
      number,
      message: `The scenario ${against.scenario} has errors, or is not here any more.`,
    };
  const { program } = judge;
  const { settings } = program;
  const link = (run: TableRun): string => `#${linkOf(source, settings, charts, run)}`;
  const judgements = tables.map((table) => judge.judge(table, confirmed));
  return {
    kind: 'judged',
    number,
    title: source.scenario.title,
    judged: {
      ...{ schema: 'wakelane.judge/1', scenario: against.scenario, fits: null },
      ...{ settings: settings.values, memory: settings.memory },
      tables: [
        ...tables.map((table, index) =>
          tableV1(table, judgements[index] ?? judge.judge(table, confirmed), program, link),
        ),
        ...refusals.map(unreadableV1),
      ],
    },
    choices: choicesOf(source, settings),
    runs: judgements.map((judgement) => runText(source, program, judgement)),
    mended: judgements.map((judgement, index) => {
      const [table] = tables.slice(index);
      return table && mendedText(pasted, index, table, judgement, (other) => judge.judge(other, confirmed));
    }),
  };
}

function runText(
  { scenario }: Source,
  program: Program,
  { run, impossible, provided }: TableJudgement,
): string {
  const shown = run ?? impossible?.run ?? provided?.judgement.run ?? provided?.judgement.impossible?.run;
  if (shown === undefined) return '';
  const { frames } = replay(createMachine(program), shown.schedule);
  return printRunTable(program, frames, { headings: authorsHeadings(scenario, program.settings) });
}

function linkOf(
  source: Source,
  settings: Settings,
  charts: readonly ChartTable[],
  { schedule }: TableRun,
): string {
  const { text } = source.scenario;
  // One's own text has no name that others know.
  const id = shippedTexts.get(source.scenario.id) === text ? source.scenario.id : '';
  const turns = schedule.length;
  const line = { settings, under: settings, schedule, fair: false, cursor: turns, turns };
  return encodeLink(
    { id, text, line },
    {
      texts: shippedTexts,
      names: [...shippedTexts.keys()],
      read: (each) => parseScenario('link', each, charts).source?.scenario,
      compile: (each, under) => {
        const parsed = parseScenario('link', each, charts).source;
        return parsed && compile(parsed, under).program;
      },
      packer,
    },
  );
}
