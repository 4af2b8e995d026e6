import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { deniedByDefinition } from '../oracle/lockWaits.ts';
import { oracleStates } from '../oracle/oracleGraph.ts';
import { randomLocks } from '../oracle/randomLocks.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { deniedLocks } from './locks.ts';
import { explore } from './startSearch.ts';

/** Larger graphs are left out: the oracle tries the whole graph from each state in which somebody waits. */
const statesMax = 300;
const seeds = Array.from({ length: process.env['VERIFY'] === '1' ? 600 : 60 }, (_, index) => index + 1);

function marked(marks: Uint8Array | undefined): readonly number[] {
  return [...(marks ?? [])].flatMap((mark, state) => (mark === 1 ? [state] : []));
}

function bothWays(seed: number) {
  const { text, memory } = randomLocks(seed);
  const { source, diagnostics } = parseScenario('locks', text, charts);
  expect(diagnostics, text).toEqual([]);
  if (source === undefined) throw new Error(text);
  const settings = { values: {}, memory };
  const compiled = compile(source, settings);
  expect(
    compiled.diagnostics.filter(({ severity }) => severity !== 'warning'),
    text,
  ).toEqual([]);
  if (compiled.program === undefined) throw new Error(text);
  const machine = createMachine(compiled.program);
  const space = explore(machine, statesMax);
  const analysis = analysisOf(machine, space, { fairness: true });
  const oracle = () => oracleStates(source.file, source.prelude, settings, charts, statesMax);
  return { text, space, analysis, oracle };
}

describe('who waits for a lock that no schedule gives him', () => {
  it('is found where the oracle finds it by trying the whole graph, on random programs', () => {
    let compared = 0;
    let denied = 0;
    for (const seed of seeds) {
      const { text, space, analysis, oracle } = bothWays(seed);
      if (!space.complete) continue;
      const found = oracle();
      expect(found.states.length, text).toBe(space.table.size);
      const ours = marked(deniedLocks(analysis));
      expect(ours, text).toEqual(deniedByDefinition(found));
      compared += 1;
      denied += ours.length > 0 ? 1 : 0;
    }
    expect(compared).toBeGreaterThan(seeds.length / 5);
    expect(denied).toBeGreaterThan(compared / 6);
    expect(denied).toBeLessThan(compared);
  });

  it.each([3, 12, 40])(
    'is never said of a state where a search that a bound of %i stopped does not know',
    (bound) => {
      for (const seed of seeds.slice(0, 40)) {
        const { text, space, analysis } = bothWays(seed);
        if (!space.complete) continue;
        const cut = explore(analysis.machine, bound);
        const known: Analysis = analysisOf(analysis.machine, cut, { fairness: true });
        const whole = new Set(marked(deniedLocks(analysis)));
        expect(
          marked(deniedLocks(known)).filter((state) => !whole.has(state)),
          text,
        ).toEqual([]);
      }
    },
  );
});
