// What we write can be read back: the table of a run, judged, has the same cells in the same order, and it happens.

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shipped } from '../cli/sources.ts';
import { standingOf } from '../engine/explain.ts';
import { firstFrame } from '../engine/frames.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { randomWalk } from '../engine/randomWalk.ts';
import { replay } from '../engine/replay.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { readSchedule } from '../formats/schedule.ts';
import { authorsHeadings, printRunMail } from '../formats/table/runMail.ts';
import { printRunTable } from '../formats/table/runTable.ts';
import { stepLines } from '../formats/table/stepCells.ts';
import { JOINED } from '../formats/table/wrapWords.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Settings } from '../model/program.ts';
import type { Frame, Schedule } from '../model/run.ts';
import type { Scenario } from '../model/scenario.ts';
import { type Chance, createChance } from '../oracle/chance.ts';
import { readTables } from '../tables/readTables.ts';
import { endRemarks } from '../words/tableEnding.ts';
import { nothingConfirmed } from './confirm.ts';
import { TableJudge } from './judgeTable.ts';
import { type JudgedScenario, subjectFor } from './subject.ts';

const verifying = process.env['VERIFY'] === '1';
const walks = verifying ? 2_000 : 20;
/** Written runs of a scenario that are read back every day: each set of settings that they name is a graph to explore. */
const runsMax = verifying ? Number.POSITIVE_INFINITY : 3;
/** Steps of a random run: a table that somebody mails has no more. */
const stepsMax = 30;

/** A scenario with a judge for each of its settings that was asked for. */
class Written {
  readonly id: string;
  readonly scenario: Scenario;
  private readonly subject: JudgedScenario;
  private readonly known = new Map<string, { readonly judge: TableJudge; readonly machine: Machine }>();

  constructor(id: string, text: string) {
    const { source } = parseScenario(id, text, charts);
    assert(source !== undefined, `${id} is read`);
    this.id = id;
    this.scenario = source.scenario;
    this.subject = subjectFor(source, [], nothingConfirmed);
  }

  /** Some of the settings, so that not every one must be explored. */
  settings(chance: Chance): Settings {
    const all = combinations(this.subject.source.file, this.scenario.memories);
    return chance.pick(all.filter((_, index) => index % Math.ceil(all.length / 4) === 0));
  }

  under(settings: Settings) {
    const key = JSON.stringify(settings);
    const judge = this.known.get(key)?.judge ?? TableJudge.for(this.subject, settings, { states: 2_000_000 });
    assert(judge !== undefined, 'it compiles');
    const found = this.known.get(key) ?? { judge, machine: createMachine(judge.program) };
    this.known.set(key, found);
    return found;
  }
}

const written = shipped.map(({ id, text }) => new Written(id, text));

/** As it stands in a mail, with a note, in some width. */
function mailOf(scenario: Scenario, machine: Machine, frames: readonly Frame[], width: number): string {
  const last = frames.at(-1) ?? firstFrame(machine);
  const end = { standing: standingOf(machine, last.state, last.happenings), turns: last.index };
  const notes = [
    { at: Math.ceil(last.index / 2), name: '1', text: 'The middle of the run, of which nothing is said.' },
  ];
  const table = printRunTable(machine.program, frames, {
    width,
    headings: authorsHeadings(scenario, machine.program.settings),
    remarks: endRemarks(machine.program, { ...end, cycleFrom: undefined, isDoomed: true }),
    notes,
  });
  const parts = {
    table,
    notes,
    sentences: ['Nothing more.'],
    title: scenario.title,
    settings: '',
    schedule: 'a,b',
    link: '#1',
  };
  return printRunMail(parts, width);
}

function expectReadBack(own: Written, settings: Settings, frames: readonly Frame[], width: number): void {
  const { judge, machine } = own.under(settings);
  const mail = mailOf(own.scenario, machine, frames, width);
  const { tables, refusals } = readTables(mail);
  expect([tables.length, refusals], mail).toEqual([1, []]);
  const [table] = tables;
  assert(table !== undefined, 'there is one');
  const judged = judge.judge(table, nothingConfirmed);
  const drawn = [...stepLines(machine.program, frames).values()].flat().map(({ text }) => plain(text));
  const steps = judged.cells.map(({ text }) => plain(text)).filter((text) => drawn.includes(text));
  expect(steps, mail).toEqual(drawn);
  const unbound = judged.cells.filter(({ meaning }) => meaning.kind === 'unbound');
  expect([judged.verdict, unbound, judged.impossible], mail).toEqual(['happens', [], undefined]);
}

function plain(text: string): string {
  return text.replaceAll(JOINED, '').replace(/\[Note \d+\]|\s+/g, '');
}

function framesOf(machine: Machine, schedule: Schedule): readonly Frame[] {
  const { frames, stopped } = replay(machine, schedule);
  expect(stopped).toBeUndefined();
  return frames;
}

describe.each(written.map((own) => [own.id, own] as const))('the runs of %s', (_, own) => {
  const { runs, drawn } = own.scenario;
  it.runIf(runs.length > 0)(
    'that are written, are read back',
    () => {
      for (const { settings, turns } of runs.slice(0, runsMax)) {
        const { machine } = own.under(settings);
        const names = machine.program.actors.map(({ name }) => name);
        expectReadBack(own, settings, framesOf(machine, readSchedule(turns, names).schedule), 80);
      }
    },
    120_000,
  );

  it.runIf(drawn.length > 0)(
    'that its tables draw, are read back',
    () => {
      for (const table of drawn) {
        const { machine } = own.under(table.settings);
        const found = findDrawn(machine, table);
        assert('schedule' in found, 'it is found');
        expectReadBack(own, table.settings, framesOf(machine, found.schedule), 80);
      }
    },
    120_000,
  );
});

it(`${walks} random runs are read back`, () => {
  for (let seed = 1; seed <= walks; seed++) {
    const chance = createChance(seed);
    const own = chance.pick(written);
    const settings = own.settings(chance);
    const { machine } = own.under(settings);
    const start = firstFrame(machine);
    const { frames } = randomWalk(machine, start, seed, new Set());
    const some = frames.slice(0, 1 + chance.below(stepsMax));
    expectReadBack(own, settings, [start, ...some], chance.pick([72, 80, 100]));
  }
}, 1_200_000);

it('a run of more lanes than a mail has room for is read back', () => {
  const own = new Written(
    'many',
    `scenario "Many" lane processor[6]; int 0..5 x;
    task worker[i : 6] on processor[i] { "worker {i} looks": step; x = i; "worker {i} says so": step; }
    irq tick on processor[0] { "ticked": step; }
    env device { raise(tick); }`,
  );
  const chance = createChance(1);
  const settings = own.settings(chance);
  const { machine } = own.under(settings);
  const start = firstFrame(machine);
  for (let seed = 1; seed <= 6; seed++) {
    const { frames } = randomWalk(machine, start, seed, new Set());
    expectReadBack(own, settings, [start, ...frames], 72);
  }
}, 120_000);
