/** Numbers mean the same in constants, closures, WebAssembly and the oracle, and within any bound. */

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { reportOf } from '../explorer/report.ts';
import { closureSearch } from '../explorer/search.ts';
import { stateGraph } from '../explorer/stateGraph.ts';
import type { StateSpace } from '../explorer/stateSpace.ts';
import { wasmSearch } from '../explorer/wasmSearch.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { printGraph } from '../model/graph.ts';
import type { Program } from '../model/program.ts';
import { oracleGraph } from './oracleGraph.ts';
import { randomNumbers } from './randomNumbers.ts';

const seeds = process.env['VERIFY'] === '1' ? 600 : 20;
const STATES_MAX = 1_000;

describe('random programs about numbers', () => {
  it.each(Array.from({ length: seeds / 20 }, (_, group) => 1 + group * 20))(
    'are the same to the engine, to WebAssembly and to the oracle, from seed %i on',
    (first) => {
      for (let seed = first; seed < first + 20; seed++) check(seed);
    },
  );
});

function check(seed: number): void {
  const { text, memory } = randomNumbers(seed);
  const { source, diagnostics } = parseScenario('numbers', text, charts);
  expect(diagnostics, text).toEqual([]);
  assert(source !== undefined, text);
  for (const p of source.scenario.params[0]?.values ?? []) {
    const settings = { values: { p: p.value }, memory };
    const { program, diagnostics: said } = compile(source, settings);
    expect(said, text).toEqual([]);
    assert(program !== undefined, text);
    const engine = printGraph(stateGraph(createMachine(program), STATES_MAX));
    const oracle = printGraph(oracleGraph(source.file, source.prelude, settings, charts, STATES_MAX, text));
    expect(engine, text).toBe(oracle);
    checkSearches(program, seed, text);
  }
}

/** Both back ends find the same, and what a bounded search says is so. */
function checkSearches(program: Program, seed: number, text: string): void {
  const machine = createMachine(program);
  const search = (begin: typeof wasmSearch, states: number): StateSpace => {
    const started = begin(machine, { states, edges: true });
    while (!started.advance(states));
    return started.finish();
  };
  const verdictsWithin = (states: number): ReadonlyMap<string, string> => {
    const space = search(wasmSearch, states);
    expect(contents(space), text).toEqual(contents(search(closureSearch, states)));
    const { verdicts } = reportOf(machine, space, { fairness: true });
    return new Map(verdicts.map(({ name, verdict }) => [name, verdict]));
  };
  const whole = verdictsWithin(20_000);
  for (const bound of [2, 3 + (seed % 30)])
    for (const [name, verdict] of verdictsWithin(bound))
      if (verdict !== 'unknown') expect([name, verdict], text).toEqual([name, whole.get(name)]);
}

function contents({ table, facts, edges, expanded, complete }: StateSpace): object {
  return { states: table.words.slice(0, table.at(table.size)), facts, edges, expanded, complete };
}
