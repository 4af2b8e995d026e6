// What must never happen, asked alone: the same answers as all questions together give.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { createMachine } from '../../engine/machine.ts';
import { replay } from '../../engine/replay.ts';
import { compile } from '../../lang/compile.ts';
import { combinations } from '../../lang/names/combinations.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import type { Program } from '../../model/program.ts';
import type { Report } from '../../model/report.ts';
import { randomProgram } from '../../oracle/randomProgram.ts';
import { programOf } from '../../oracle/smallPrograms.ts';
import { reportStages } from '../report.ts';
import { explore } from '../startSearch.ts';
import { leanSearch } from './leanSearch.ts';
import { plainSafety } from './plainSafety.ts';
import { safetyReport } from './safetyReport.ts';
import type { SafetyBounds } from './safetySearch.ts';

const verifying = process.env['VERIFY'] === '1';
const bytes = 2 ** 30;

/** `all`: under every combination of the settings that the text offers, else under each memory model. */
function programsOf(id: string, text: string, all: boolean): readonly Program[] {
  const { source } = parseScenario(id, text, charts);
  if (source === undefined) return [];
  const settings = all
    ? combinations(source.file, source.scenario.memories)
    : source.scenario.memories.map((memory) => ({ values: {}, memory }));
  return settings.flatMap((each) => compile(source, each).program ?? []);
}

function askedOf(program: Program, start: typeof leanSearch, bounds: SafetyBounds, portion = 10_000): Report {
  const machine = createMachine(program);
  const search = start(machine, bounds);
  while (!search.advance(portion));
  return safetyReport(machine, search.finish());
}

const asked: ReadonlySet<string> = new Set(['error', 'never', 'final', 'cover']);

/** A report's sizes and, of what is asked, verdicts and lengths of counterexamples. */
function answers({ states, transitions, complete, bufferLimit, verdicts }: Report): object {
  const found = verdicts.flatMap(({ kind, name, verdict, example }) =>
    asked.has(kind) ? [`${name} ${verdict} ${example?.schedule.length}`] : [],
  );
  return { states, transitions, complete, bufferLimit, found };
}

function expectSame(program: Program, states: number): void {
  const machine = createMachine(program);
  const { value: whole } = reportStages(machine, explore(machine, states), { fairness: true }).next();
  assert(whole !== undefined, 'the first stage has the verdicts');
  const lean = askedOf(program, leanSearch, { states, bytes });
  expect(answers(lean)).toEqual(answers(whole.report));
  for (const { kind, verdict, example } of lean.verdicts) {
    if (!asked.has(kind)) expect([kind, verdict, example]).toEqual([kind, 'not asked', undefined]);
    if (example !== undefined) expect(replay(machine, example.schedule).stopped).toBeUndefined();
  }
}

const scenarios = new URL('../../scenarios/', import.meta.url);

describe('the search for what must never happen answers as the whole report does', () => {
  it.each(readdirSync(scenarios).filter((file) => file.endsWith('.race')))('in %s', (file) => {
    const text = readFileSync(new URL(file, scenarios), 'utf8');
    for (const program of programsOf(file, text, verifying)) expectSame(program, verifying ? 600_000 : 1_500);
  });

  it.each(Array.from({ length: verifying ? 2_000 : 20 }, (_, index) => index + 1))(
    'in the random program of seed %i',
    (seed) => {
      for (const program of programsOf('random', randomProgram(seed).text, false)) expectSame(program, 2_000);
    },
  );
});

/** 3 × 40² positions and values that do not fit two words, with something wrong deep inside. */
const wide = programOf(`scenario "Wide"
lane cpu[3];
u31 x[3]; int 0..40 n[3]; bool seen;
task t[i : 3] on cpu[i] { for (int 0..12 k = 0; k < 11; k++) { x[i] = x[i] * 5 + k; n[i] = k; } }
never n[0] == 10 && n[1] == 10 && n[2] == 9 deep "They never come so far together.";
cover n[0] == 10 && n[2] == 0 apart "One runs ahead.";
final n[0] == 10 ends "It ends.";
possible n[0] == 3 again "It can come back.";`);

describe('a search that keeps states folded', () => {
  const whole = askedOf(wide, plainSafety, { states: 1_000_000, bytes });

  it('finds what one finds that keeps them as they are', () => {
    expect(whole.states).toBeGreaterThan(1_500);
    expect(askedOf(wide, leanSearch, { states: 1_000_000, bytes })).toEqual(whole);
  });

  it.each([1, 2, 100, 777, 1_200])('agrees where %i states are the bound', (states) => {
    const bounds = { states, bytes };
    expect(askedOf(wide, leanSearch, bounds)).toEqual(askedOf(wide, plainSafety, bounds));
  });

  it('comes to the same in small portions', () => {
    expect(askedOf(wide, leanSearch, { states: 1_000_000, bytes }, 7)).toEqual(whole);
  });

  it('stops where its memory ends, knows what it has seen, and claims nothing of the rest', () => {
    const search = leanSearch(createMachine(wide), { states: 1_000_000, bytes: 2 ** 20 + 2 ** 18 });
    while (!search.advance(1_000));
    expect(search.bytes).toBeLessThan(2 ** 20 + 2 ** 19);
    const { complete, verdicts } = safetyReport(createMachine(wide), search.finish());
    expect(complete).toBe(false);
    expect(verdicts.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      'error unknown',
      'rest not asked',
      'deep unknown',
      'apart holds',
      'ends unknown',
      'again not asked',
    ]);
  });
});
