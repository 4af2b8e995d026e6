// Models beyond what the page explores: the shipped texts with one CPU more, and memory that is weak between fine steps.

import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { createMachine } from '../../engine/machine.ts';
import { compile } from '../../lang/compile.ts';
import { combinations } from '../../lang/names/combinations.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import type { Program, Settings } from '../../model/program.ts';
import { startSafety } from '../startSearch.ts';
import { safetyReport } from './safetyReport.ts';

interface LargeModel {
  readonly scenario: string;
  /** What the text has, and what stands in all these places instead. */
  readonly edits: readonly (readonly [before: string, after: string])[];
  readonly values: Settings['values'];
  readonly memory: Settings['memory'];
  readonly grain: 'coarse' | 'fine';
  readonly states: number;
}

const fourCpus = [['3 "three CPUs";', '3 "three CPUs" | 4 "four CPUs";']] as const;
const lock = { code: 'minimal', m0: '0', host: 'latch', cpus: '4', wake: 'kicks', preempt: 'off' };

const fourVcpus = [
  ['[3]', '[4]'],
  ['[i : 3]', '[i : 4]'],
  ['(i : 3,', '(i : 4,'],
  ['(j : 3,', '(j : 4,'],
  ['o < 3;', 'o < 4;'],
  ['int -3..3 nqueued', 'int -4..4 nqueued'],
] as const;

const verified: readonly (readonly [title: string, model: LargeModel])[] = [
  [
    'the asker’s lock with all that is needed, four CPUs',
    {
      scenario: 'pv-spinlock-draft',
      edits: fourCpus,
      values: { ...lock, rounds: '1' },
      memory: 'sc',
      grain: 'coarse',
      states: 714_771,
    },
  ],
  [
    'ACRN’s pause, four vCPUs of which three execute WBINVD',
    {
      scenario: 'acrn-sched-event',
      edits: fourVcpus,
      values: { fix: 'flag', lock: 'none', cancel: 'no', who: 'two' },
      memory: 'sc',
      grain: 'coarse',
      states: 40_047_313,
    },
  ],
  [
    'KVM’s handshake under weak memory, every lock a variable',
    {
      scenario: 'vcpu-mode-handshake',
      edits: [],
      values: { fence: 'none', kick: 'locked', irqs: 'early', other: 'nobody' },
      memory: 'weak',
      grain: 'fine',
      states: 1_160,
    },
  ],
];

/** The program of a changed text; each edit must find its place, and the settings must be a combination of the text's. */
function programOf({ scenario, edits, values, memory, grain }: LargeModel): Program {
  let text = defined(shippedTexts.get(scenario));
  for (const [before, after] of edits) {
    assert(text.includes(before), `${scenario} has “${before}”`);
    text = text.replaceAll(before, after);
  }
  const { source } = parseScenario(scenario, text, charts);
  assert(source !== undefined, 'the changed text parses');
  const settings = combinations(source.file, source.scenario.memories).find(
    (each) =>
      each.memory === memory && Object.entries(values).every(([name, value]) => each.values[name] === value),
  );
  assert(settings !== undefined, 'the settings can be chosen together');
  const { program } = compile(source, settings, grain);
  assert(program !== undefined, 'the changed text compiles');
  return program;
}

describe.runIf(process.env['VERIFY'] === '1')('a large model', () => {
  it.each(verified)(
    'has the verdicts that its text expects: %s',
    (_, model) => {
      const machine = createMachine(programOf(model));
      const search = startSafety(machine, { states: 100_000_000, bytes: 2 ** 32 });
      while (!search.advance(1_000_000));
      const { complete, states, verdicts } = safetyReport(machine, search.finish());
      expect([complete, states]).toEqual([true, model.states]);
      for (const { name, verdict, expected } of verdicts)
        if (verdict !== 'not asked') expect(`${name} ${verdict}`).toBe(`${name} ${expected}`);
    },
    3_600_000,
  );
});
