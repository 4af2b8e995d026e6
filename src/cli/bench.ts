// What the benchmark measures in node: the search of some configurations, and SPIN's of the same step table.

import { defined } from '../base/defined.ts';
import { createMachine } from '../engine/machine.ts';
import { exploration } from '../explorer/exploration.ts';
import { closureSearch, type Search } from '../explorer/search.ts';
import { wasmSearch } from '../explorer/wasmSearch.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { COMMAND_STATES_MAX } from '../model/limits.ts';
import type { Program, Settings } from '../model/program.ts';
import { shipped } from './sources.ts';

export { longRunLink } from './longRun.ts';
export { modelTexts, searchUnder } from './modelBench.ts';
export { benchSpin, hasSpin } from './spin/spin.ts';

/** A shipped scenario under some settings. */
export interface Configuration {
  readonly title: string;
  readonly program: Program;
}

export interface Measured {
  readonly states: number;
  readonly transitions: number;
  readonly seconds: number;
}

interface Wanted {
  readonly title: string;
  readonly scenario: string;
  readonly values: Settings['values'];
  readonly grain: 'coarse' | 'fine';
}

const acrn = { fix: 'flag', lock: 'none', cancel: 'no' };
const lock = { code: 'minimal', m0: '0', host: 'latch', rounds: '2', wake: 'kicks', preempt: 'off' };
const wanted: readonly Wanted[] = [
  {
    title: 'A lock in assembly, two CPUs',
    scenario: 'pv-spinlock-draft',
    values: { ...lock, cpus: '2' },
    grain: 'coarse',
  },
  {
    title: 'A lock in assembly, three CPUs',
    scenario: 'pv-spinlock-draft',
    values: { ...lock, cpus: '3' },
    grain: 'coarse',
  },
  { title: 'ACRN', scenario: 'acrn-sched-event', values: { ...acrn, who: 'two' }, grain: 'coarse' },
  {
    title: 'ACRN, locks real',
    scenario: 'acrn-sched-event',
    values: { ...acrn, who: 'two' },
    grain: 'fine',
  },
  {
    title: 'ACRN, three WBINVDs',
    scenario: 'acrn-sched-event',
    values: { ...acrn, who: 'all' },
    grain: 'coarse',
  },
  {
    title: 'ACRN, three, locks real',
    scenario: 'acrn-sched-event',
    values: { ...acrn, who: 'all' },
    grain: 'fine',
  },
];

/** The configurations, the smallest first. Throws where a scenario has changed and does not have one any more. */
export function configurations(): readonly Configuration[] {
  return wanted.map(({ title, scenario, values, grain }) => {
    const text = defined(shipped.find(({ id }) => id === scenario)).text;
    const { source } = parseScenario(scenario, text, charts);
    const program = source && compile(source, { values, memory: 'sc' }, grain).program;
    if (program === undefined) throw new Error(`${title}: the scenario does not compile like this.`);
    return { title, program };
  });
}

/** States alone, as SPIN searches them: no edges are kept, no property is looked for. */
export function measureSearch(program: Program, backEnd: 'wasm' | 'closures'): Measured {
  const begin = performance.now();
  const start = backEnd === 'wasm' ? wasmSearch : closureSearch;
  const search: Search = start(createMachine(program), { states: COMMAND_STATES_MAX, edges: false });
  while (!search.advance(COMMAND_STATES_MAX));
  const seconds = (performance.now() - begin) / 1000;
  return { states: search.states, transitions: search.transitions, seconds };
}

/** Seconds until all verdicts are known, with their shortest counterexamples. */
export function measureVerdicts(program: Program): number {
  const begin = performance.now();
  for (const event of exploration(program, {
    states: COMMAND_STATES_MAX,
    fairness: true,
    wanted: 'everything',
  }))
    if (event.kind === 'report') break;
  return (performance.now() - begin) / 1000;
}
