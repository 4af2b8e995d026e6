// docs/races.md: all races in one table, each with a link that opens a run of it that fails. It is written anew by
// `npx vitest run src/cli/racesDocument.test.ts -u`.

import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { levels } from '../catalogue/levels.ts';
import { readShipped } from '../catalogue/reading.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { createMachine } from '../engine/machine.ts';
import { playFromStart } from '../engine/playOn.ts';
import { analysisOf } from '../explorer/analysis.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { explore } from '../explorer/startSearch.ts';
import { verdictsOf } from '../explorer/verdicts.ts';
import { printLink } from '../formats/link/link.ts';
import { packer } from '../formats/link/packedText.ts';
import { readSchedule } from '../formats/schedule.ts';
import { defaultSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Level } from '../model/level.ts';
import type { Program, Settings } from '../model/program.ts';
import { RACE_CLASSES } from '../model/raceClass.ts';
import type { Schedule } from '../model/run.ts';
import { becomingWords } from '../words/becameWords.ts';
import { linkWords } from './pageLink.ts';

const head = `# The races

All races that are here, in the order of the course: where each comes from, what became of the program that fails, what
kind of race it is, and the idea that mends it. The link opens a run that fails, on the page that \`npm start\` serves.
This file is generated from the scenarios, and tested.

`;

const statesMax = 1_000_000;

interface Run {
  readonly settings: Settings;
  readonly program: Program;
  readonly schedule: Schedule;
}

function sourceOf(id: string): Source {
  const { source } = parseScenario(id, shippedTexts.get(id) ?? '', charts);
  assert(source !== undefined, `${id} has no errors`);
  return source;
}

/** The first of the scenario's own tables and runs that breaks something, once it is played on to its end. */
function failingRun(id: string): Run {
  const source = sourceOf(id);
  const { drawn, runs } = source.scenario;
  const written = runs.map(({ settings, turns }) => ({
    settings,
    schedule: (names: readonly string[]) => readSchedule(turns, names).schedule,
  }));
  for (const table of drawn) {
    const run = ran(source, table.settings, (program) => {
      const found = findDrawn(createMachine(program), table);
      return 'lost' in found ? [] : found.schedule;
    });
    if (run !== undefined) return run;
  }
  for (const { settings, schedule } of written) {
    const run = ran(source, settings, ({ actors }) => schedule(actors.map(({ name }) => name)));
    if (run !== undefined) return run;
  }
  return shortest(source) ?? expect.fail(`${id} has nothing that fails`);
}

/** Where none is shipped: the shortest run, under the first settings under which something is expected to fail. */
function shortest({ scenario, ...source }: Source): Run | undefined {
  for (const settings of combinations(source.file, scenario.memories)) {
    const { program } = compile({ scenario, ...source }, settings);
    const failing = program?.properties.find(
      ({ kind, expected }) => kind !== 'cover' && expected === 'fails',
    );
    if (program === undefined || failing === undefined) continue;
    const machine = createMachine(program);
    const verdicts = verdictsOf(analysisOf(machine, explore(machine, statesMax), { fairness: true }));
    const schedule = verdicts.find(({ name }) => name === failing.name)?.example?.schedule;
    return schedule && { settings, program, schedule };
  }
  return undefined;
}

function ran(source: Source, wanted: Settings, scheduleOf: (program: Program) => Schedule): Run | undefined {
  const first = defaultSettings(source.scenario);
  const settings = { ...first, ...wanted, values: { ...first.values, ...wanted.values } };
  const { program } = compile(source, settings);
  assert(program !== undefined, 'a scenario compiles under the settings of its runs');
  const schedule = scheduleOf(program);
  const { broken, standing } = playFromStart(createMachine(program), schedule);
  const fails = standing.kind !== 'running' && standing.kind !== 'finished';
  return broken.some((at) => at !== undefined) || fails ? { settings, program, schedule } : undefined;
}

function row({ id, title, level }: Level): string {
  const { scenario } = readShipped(id, shippedTexts.get(id) ?? '');
  const { settings, program, schedule } = failingRun(id);
  const words = linkWords({ id, text: scenario.text }, settings, schedule);
  const link = `http://127.0.0.1:4173/#${printLink(words, packer)}`;
  const { became: fate } = program;
  const became = fate && `${becomingWords[fate.kind]}: ${fate.phrase}`;
  const cells = [
    level,
    `[${title}](<${link}>)`,
    scenario.citations[0],
    became,
    scenario.race?.kind,
    scenario.race?.cure,
  ];
  return `| ${cells.map((cell) => String(cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
}

it('lists every race, with a link to a run that fails', async () => {
  const table = ['| | race | source | what became of it | class | mended by |', '|---|---|---|---|---|---|'];
  const counts = RACE_CLASSES.map((kind) => [kind, levels.filter(({ race }) => race === kind).length]);
  const classes = ['## Classes', '', ...counts.map(([kind, count]) => `* ${kind}: ${count}`)];
  const text = `${head}${[...table, ...levels.map(row)].join('\n')}\n\n${classes.join('\n')}\n`;
  await expect(text).toMatchFileSnapshot('../../docs/races.md');
});
