/** Litmus programs in the oracle, which remembers times and has no bits: it finds the engine's graph, and so every end of it. */

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { stateGraph } from '../explorer/stateGraph.ts';
import { type Litmus, programs, scenarioOf } from '../fixtures/litmus/litmus.ts';
import { randomThreads } from '../fixtures/litmus/randomLitmus.ts';
import { mergedGraph } from '../fixtures/mergedGraph.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { printGraph } from '../model/graph.ts';
import { MEMORY_MODELS, type MemoryModel } from '../model/program.ts';
import { oracleGraph } from './oracleGraph.ts';
import { randomSections } from './randomSections.ts';

const STATES_MAX = 20_000;
const verifying = import.meta.env['VERIFY'] !== undefined;

describe('the programs of the table', () => {
  it.each(programs.map((litmus) => ({ litmus, name: litmus.name })))('$name', ({ litmus }) => {
    for (const memory of MEMORY_MODELS) expectSame(litmus, memory);
  });

  it.each(['spinlock', 'spinlock fine'])('with a lock of kind %s around nothing', (lock) => {
    const found = programs.filter(({ threads }) => threads.flat().some(({ k }) => k === 'L'));
    const empty = found.filter(({ threads }) =>
      threads.every((ops) => ops.every(({ k }, index) => k !== 'L' || ops[index + 1]?.k === 'X')),
    );
    for (const litmus of empty) expectSame(litmus, 'weak', lock);
    expect(empty.length).toBeGreaterThan(1);
  });
});

describe('random programs', () => {
  const seeds = verifying ? 2_000 : 20;

  it(`under weak; ${seeds} seeds`, () => {
    for (let seed = 1; seed <= seeds; seed++)
      expectSame({ name: `seed ${seed}`, threads: randomThreads(seed) }, 'weak');
  });
});

describe('random programs with sections of one step', () => {
  const seeds = verifying ? 1_000 : 15;

  it(`under weak; ${seeds} seeds`, () => {
    for (let seed = 1; seed <= seeds; seed++) expectSameGraph(randomSections(seed), 'weak');
  });
});

function expectSame(litmus: Pick<Litmus, 'name' | 'threads'>, memory: MemoryModel, lock?: string): void {
  expectSameGraph(scenarioOf(litmus, memory, lock), memory);
}

function expectSameGraph(text: string, memory: MemoryModel): void {
  const { source } = parseScenario('edited', text, charts);
  assert(source !== undefined, text);
  const settings = { values: {}, memory };
  const { program } = compile(source, settings);
  assert(program !== undefined, text);
  const mine = stateGraph(createMachine(program), STATES_MAX);
  const theirs = oracleGraph(source.file, source.prelude, settings, charts, STATES_MAX, text);
  expect(mine.complete).toBe(true);
  expect(printGraph(mergedGraph(theirs)), `${text} under ${memory}`).toBe(printGraph(mergedGraph(mine)));
}
