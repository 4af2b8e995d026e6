import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { createMachine } from '../../engine/machine.ts';
import { reportStages } from '../../explorer/report.ts';
import { safetyReport } from '../../explorer/safety/safetyReport.ts';
import { explore } from '../../explorer/startSearch.ts';
import { wakelane } from '../../fixtures/commandLine.ts';
import { compile } from '../../lang/compile.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import type { Program } from '../../model/program.ts';
import type { Report } from '../../model/report.ts';
import { randomProgram } from '../../oracle/randomProgram.ts';
import { hasSpin } from './spin.ts';
import {
  readSearcher,
  type SpinEngine,
  searchWithSpin,
  spaceOf,
  together,
  watchedModel,
} from './spinEngine.ts';
import { readTrail } from './trails.ts';
import { nodeWorkshop } from './workshop.ts';

const canRun = process.env['VERIFY'] === '1' && hasSpin();
const exhaustive: SpinEngine = { bitstate: false, searchers: 1, mebibytes: 1024 };
const swarm: SpinEngine = { bitstate: true, searchers: 2, mebibytes: 64 };

function compiled(id: string, text: string): Program {
  const { source } = parseScenario(id, text, charts);
  const [memory = 'sc'] = source?.scenario.memories ?? [];
  const { program } = source === undefined ? {} : compile(source, { values: {}, memory });
  assert(program !== undefined, 'it compiles');
  return program;
}

const lostUpdate = compiled('lost-update', defined(shippedTexts.get('lost-update')));

const printed = `pan:1: assertion violated sum (at depth 4)
pan: wrote model.pml1.trail
State-vector 36 byte, depth reached 4, errors: 1
       12 states, stored
        4 states, matched
       16 transitions (= stored+matched)`;
const replayed = '@0\n\t@2\n@1\n   @3\npan:1: assertion violated sum (at depth 5)\n';

function reportOfPrinted(output: string, trail: string, hashed: boolean): Report {
  const machine = createMachine(lostUpdate);
  const spoken = readSearcher(output, () => readTrail(trail));
  return safetyReport(machine, spaceOf(machine, watchedModel(lostUpdate), spoken, hashed));
}

function verdictsOf({ verdicts }: Report): readonly string[] {
  return verdicts.map(({ name, verdict }) => `${name} ${verdict}`);
}

describe('what SPIN prints', () => {
  it('comes back as a run of ours, and counts as we count', () => {
    const { states, transitions, verdicts } = reportOfPrinted(printed, replayed, false);
    expect([states, transitions]).toEqual([12, 14]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['holds', 'not asked', 'fails']);
    expect(verdicts[2]?.example?.schedule.map(({ actor }) => actor)).toEqual(['a', 'b', 'a', 'b']);
  });

  it('proves nothing where hashes alone told states apart', () => {
    expect(verdictsOf(reportOfPrinted(printed, replayed, true))).toEqual([
      'error not refuted',
      'rest not asked',
      'sum fails',
    ]);
  });

  it('proves nothing where memory ended', () => {
    const report = reportOfPrinted(`pan: out of memory\n${printed}`, replayed, false);
    expect(verdictsOf(report)).toEqual(['error unknown', 'rest not asked', 'sum fails']);
  });

  it('is not believed where our engine cannot play it, or does not see what it shows', () => {
    expect(() => reportOfPrinted(printed, '@1\n@0\n', false)).toThrow('one of ours');
    expect(() => reportOfPrinted(printed, '@0\n@1\n@2\n@3\n', false)).toThrow('shows sum');
  });

  it('fails where no search came about', () => {
    expect(() => reportOfPrinted('pan: no such option', '', false)).toThrow('SPIN did not search');
  });

  it('has of several searchers the most that one has seen, and the shortest way of all', () => {
    const one = readSearcher(printed, () => readTrail(replayed));
    const longer = readSearcher(printed.replace('12 states', '9 states'), () => readTrail('@0\n'.repeat(9)));
    expect(together([longer, one])).toMatchObject({ states: 12, ways: one.ways });
  });
});

describe('explore --engine spin', () => {
  it('says what is missing where it cannot be run', () => {
    const { code, err } = wakelane(['explore', 'lost-update', '--engine', 'spin']);
    expect(err).toContain('Install SPIN');
    expect(code).toBe(2);
  });

  it.each([
    [['--bitstate']],
    [['--engine', 'spin', '--swarm', '3']],
    [['--engine', 'spin', '--limit', '3']],
    [['--engine', 'pan']],
  ])('refuses %j', (args) => {
    expect(wakelane(['explore', 'lost-update', ...args])).toMatchObject({ code: 2, out: '' });
  });
});

/** A report's counts and, of what is asked, its verdicts. */
function answers(program: Program, engine: SpinEngine): Report {
  const workshop = nodeWorkshop();
  try {
    const machine = createMachine(program);
    return safetyReport(machine, searchWithSpin(machine, engine, workshop));
  } finally {
    workshop.close();
  }
}

function expectAgreement(program: Program): void {
  const machine = createMachine(program);
  const whole = reportStages(machine, explore(machine, 100_000), { fairness: true }).next().value?.report;
  assert(whole?.complete === true, 'it is small');
  const spins = answers(program, exhaustive);
  expect([spins.states, spins.transitions]).toEqual([whole.states, whole.transitions]);
  const hashed = answers(program, swarm).verdicts;
  spins.verdicts.forEach(({ name, verdict }, index) => {
    if (verdict === 'not asked') return;
    const ours = whole.verdicts[index];
    expect(`${name} ${verdict}`).toBe(`${ours?.name} ${ours?.verdict}`);
    // What hashing finds is so; what it does not find, it does not know.
    const guess = hashed[index];
    if (guess?.example !== undefined) expect(guess.verdict).toBe(verdict);
    else if (program.faults.length > 0 || guess?.kind !== 'error')
      expect(['not refuted', 'unknown']).toContain(guess?.verdict);
  });
}

describe.skipIf(!canRun)('SPIN as the engine', () => {
  it.each(['lost-update', 'store-buffering', 'kvm-vcpu-block', 'acrn-sched-event'])(
    'answers about %s as our search does',
    (id) => expectAgreement(compiled(id, defined(shippedTexts.get(id)))),
  );

  it.each(Array.from({ length: 15 }, (_, index) => index + 1))('answers about random program %i', (seed) =>
    expectAgreement(compiled('random', randomProgram(seed).text)),
  );
});
