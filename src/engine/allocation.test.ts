import { readFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { defined } from '../base/defined.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { rowIndex } from '../model/indices.ts';
import { createMachine } from './machine.ts';

/** V8's young generation holds at most 32 MiB: one object a step would be collected several times over. */
const stepsMax = 2_000_000;
const warmUpSteps = 200_000;
/** Until V8 has compiled it, code makes numbers on the heap; on a busy machine that takes a few walks. */
const walksMax = 6;

/** Entries of the collector are handed over between two turns of the event loop. */
async function delivered(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

it('stepping allocates nothing: two million steps cause no more than one garbage collection', async () => {
  const text = readFileSync(new URL('../scenarios/acrn-sched-event.race', import.meta.url), 'utf8');
  const { source } = parseScenario('acrn', text, charts);
  const program = source && compile(source, { values: { fix: 'counter' }, memory: 'sc' }).program;
  if (program === undefined) throw new Error('the scenario does not compile');
  const machine = createMachine(program);
  const rows = new Int32Array(program.choices.length);
  const state = new Uint32Array(machine.words);
  const walk = (steps: number): void => {
    machine.initial(state, 0);
    for (let step = 0, seed = 1; step < steps; step++) {
      const count = machine.enabled(state, 0, rows);
      if (count === 0) machine.initial(state, 0);
      else machine.apply(state, 0, rowIndex(defined(rows[seed % count])), state, 0);
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 1;
    }
  };
  walk(warmUpSteps);
  const collected: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => collected.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  const collectionsOfWalk = async (): Promise<number> => {
    const before = collected.length;
    walk(stepsMax);
    await delivered();
    return collected.length - before;
  };
  let fewest = await collectionsOfWalk();
  for (let walks = 1; walks < walksMax && fewest > 1; walks++)
    fewest = Math.min(fewest, await collectionsOfWalk());
  const collections = collected.length;
  // The observer works: what allocates is seen.
  const kept: Uint32Array[] = [];
  for (let i = 0; i < stepsMax; i++) kept[i % 8] = state.slice();
  await delivered();
  observer.disconnect();
  expect(collected.length).toBeGreaterThan(collections + 1);
  expect(fewest).toBeLessThanOrEqual(1);
});
