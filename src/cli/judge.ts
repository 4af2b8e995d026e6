// `wakelane judge`: tables of a mail held against a scenario.

import { type JudgeV1, looseTableV1, tableV1, unreadableV1 } from '../formats/judgement/judgement.ts';
import { settingsText } from '../formats/settings.ts';
import { isBound } from '../judge/bindTable.ts';
import { type Confirmed, nothingConfirmed, readBinding, readLane } from '../judge/confirm.ts';
import { TableJudge } from '../judge/judgeTable.ts';
import { subjectFor } from '../judge/subject.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { TableJudgement, TableRun, TableVerdict } from '../model/judgement.ts';
import { COMMAND_STATES_MAX } from '../model/limits.ts';
import type { Program, Settings } from '../model/program.ts';
import { type Reading, readTables } from '../tables/readTables.ts';
import type { Table } from '../tables/table.ts';
import { commands } from './commands.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { judgeText } from './judgeText.ts';
import { parse, readNumber } from './options.ts';
import { pageLink } from './pageLink.ts';
import { readSource } from './pastedText.ts';
import { chosenSettings } from './settings.ts';
import { type OpenedSource, openSource, shipped } from './sources.ts';
import { columns, paragraph } from './words.ts';

/** Judges all tables of a text. Of several the worst decides how it ends. */
export function judge(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.judge, args);
  const reading = readTables(readSource(commands.judge, io, positionals));
  for (const remark of reading.remarks) io.err(paragraph(remark));
  const confirmed = confirmedIn(values, reading.tables);
  const { scenario } = values;
  const json = values.json === true;
  if (scenario === undefined) return withoutScenario(io, reading, json);
  const opened = openSource(io, scenario);
  const settings = chosenSettings(opened.source, values);
  const states = values.limit === undefined ? COMMAND_STATES_MAX : readNumber('limit', values.limit);
  const subject = subjectFor(opened.source, reading.tables, confirmed);
  const found = TableJudge.for(subject, settings, { states });
  if (found === undefined)
    throw new BadInput(
      `wakelane judge: ${opened.word} does not compile with these settings; wakelane check says why.`,
    );
  const judged = reading.tables.map((table) => ({ table, judgement: found.judge(table, confirmed) }));
  const told: Told = {
    opened,
    settings,
    program: found.program,
    judged,
    link: (run) => pageLink(io, values.page, opened, settings, run.schedule),
  };
  io.out(json ? jsonOf(told, reading) : textOfAll(told, reading));
  return worst([
    ...judged.map(({ judgement }) => codeOf(judgement.verdict)),
    ...reading.refusals.map(() => EXIT.badInput),
  ]);
}

interface Told {
  readonly opened: OpenedSource;
  readonly settings: Settings;
  readonly program: Program;
  readonly judged: readonly { readonly table: Table; readonly judgement: TableJudgement }[];
  readonly link: (run: TableRun) => string;
}

function confirmedIn(
  { lane = [], bind = [] }: { readonly lane?: readonly string[]; readonly bind?: readonly string[] },
  tables: readonly Table[],
): Confirmed {
  return {
    lanes: lane.map((text) => {
      const found = readLane(text);
      if (found === undefined)
        throw new BadInput(`wakelane judge: --lane takes HEADING=LANE, not “${text}”.`);
      const headings = tables.flatMap(({ columns }) => columns.map(({ heading }) => heading));
      if (!headings.includes(found.heading) && !/^\d+$/.test(found.heading))
        throw new BadInput(
          `wakelane judge: no column is headed “${found.heading}”; there are ${[...new Set(headings)].join(', ')}.`,
        );
      return found;
    }),
    cells: bind.map((text) => {
      const found = readBinding(text, tables);
      if (found === undefined)
        throw new BadInput(
          `wakelane judge: --bind takes CELL=STEP, with a cell as it is drawn; “${text}” begins with none.`,
        );
      return found;
    }),
  };
}

function jsonOf({ opened, settings, program, judged, link }: Told, { refusals }: Reading): string {
  const all: JudgeV1 = {
    schema: 'wakelane.judge/1',
    scenario: opened.id,
    settings: settings.values,
    memory: settings.memory,
    tables: [
      ...judged.map(({ table, judgement }) => tableV1(table, judgement, program, link)),
      ...refusals.map(unreadableV1),
    ],
    fits: null,
  };
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

function textOfAll({ opened, program, judged, link }: Told, { refusals }: Reading): string {
  return [
    ...judged.map(({ table, judgement }) => judgeText({ opened, program, table, judgement, link })),
    ...refusals.map(({ line, sentence }) => paragraph(`Line ${line}: ${sentence}`)),
  ].join('\n');
}

// ---------------------------------------------------------------- no scenario was named

/** A scenario is never assumed: those in which everything means something are offered. */
function withoutScenario(io: Io, { tables, refusals }: Reading, json: boolean): ExitCode {
  const fits = tables.length === 0 ? [] : scenariosThatFit(tables);
  if (json) {
    const all: JudgeV1 = {
      ...{ schema: 'wakelane.judge/1', scenario: null, settings: null, memory: null },
      tables: [...tables.map(looseTableV1), ...refusals.map(unreadableV1)],
      fits: fits.map(({ id }) => id),
    };
    io.out(`${JSON.stringify(all, undefined, 2)}\n`);
    return EXIT.badInput;
  }
  const read = tables.map(({ lines, columns: heads, cells }) => {
    const headings = heads.map(({ heading }, column) => (heading === '' ? `column ${column + 1}` : heading));
    const where =
      heads.length === 0
        ? 'in one sequence, since its columns are lost'
        : `in columns ${headings.join(', ')}`;
    return paragraph(`Lines ${lines.from} to ${lines.to}: ${cells.length} cells ${where}.`);
  });
  io.out([...read, ...refusals.map(({ line, sentence }) => paragraph(`Line ${line}: ${sentence}`))].join(''));
  if (tables.length > 0) io.out(`\n${offerText(fits)}`);
  return EXIT.badInput;
}

interface Fit {
  readonly id: string;
  readonly title: string;
  readonly settings: string;
}

function scenariosThatFit(tables: readonly Table[]): readonly Fit[] {
  return shipped.flatMap(({ id, text }) => {
    const { source } = parseScenario(id, text, charts);
    if (source === undefined) return [];
    const subject = subjectFor(source, tables, nothingConfirmed);
    const [settings] = subject.settings;
    const judge = settings && TableJudge.for(subject, settings, { states: COMMAND_STATES_MAX });
    const fits = judge !== undefined && tables.every((table) => isBound(judge.bind(table, nothingConfirmed)));
    return fits && settings !== undefined
      ? [{ id, title: source.scenario.title, settings: settingsText(source.scenario, settings) }]
      : [];
  });
}

function offerText(fits: readonly Fit[]): string {
  const own = 'wakelane new makes a scenario of the table itself.';
  if (fits.length === 0)
    return paragraph(`No scenario was named with --scenario, and no shipped one has these steps. ${own}`);
  return [
    paragraph('No scenario was named. These have all its steps:'),
    columns(fits.map(({ id, title }): [string, string] => [`--scenario ${id}`, title])),
    paragraph(own),
  ].join('');
}

function codeOf(verdict: TableVerdict): ExitCode {
  const codes = {
    happens: EXIT.good,
    impossible: EXIT.fails,
    unbound: EXIT.badInput,
    unknown: EXIT.unknown,
  };
  return codes[verdict];
}

/** What cannot be read is worse than what is not known, and that is worse than what cannot happen. */
function worst(codes: readonly ExitCode[]): ExitCode {
  const order: readonly ExitCode[] = [EXIT.badInput, EXIT.unknown, EXIT.fails, EXIT.good];
  return order.find((code) => codes.includes(code)) ?? EXIT.badInput;
}
