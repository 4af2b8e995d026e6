/** One small program for each sentence of the language's meaning, with its whole state graph, worked out by hand. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { stateGraph } from '../explorer/stateGraph.ts';
import { mergedGraph } from '../fixtures/mergedGraph.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { type Graph, printGraph } from '../model/graph.ts';
import type { Settings } from '../model/program.ts';
import { oracleGraph } from '../oracle/oracleGraph.ts';

const verifying = import.meta.env['VERIFY'] !== undefined;
const SMALL_MAX = 500;
/** The oracle is slow on purpose: the first states of each scenario are drawn every day, many of them by `npm run verify`. */
const SCENARIO_MAX = verifying ? 20_000 : 3_000;
const rules = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 22, 32, 33, 34, 35, 36, 37, 38, 39, 40,
  41, 44,
];

const programs = namesIn('.//').filter((name) => name.endsWith('.race'));

describe('every sentence of the meaning', () => {
  for (const file of programs) {
    describe(file.replace('.race', '').replaceAll('-', ' '), () => {
      const source = read(`./${file}`);

      it('is the graph that was worked out by hand, in the engine', async () => {
        await expect(printAll(source, engineGraph)).toMatchFileSnapshot(
          `./${file.replace('.race', '.graph')}`,
        );
      });

      it('and in the oracle', () => {
        const graph = textOf(`./${file.replace('.race', '.graph')}`);
        expect(printAll(source, graphOfOracle)).toBe(graph);
      });
    });
  }

  it('belongs to a rule, and every rule that says what a step is has one', () => {
    const found = new Set(programs.map((name) => Number(/^R(\d\d)-/.exec(name)?.[1])));
    expect([...found].toSorted((a, b) => a - b)).toEqual(rules);
  });

  it('stands in the first line of its program', () => {
    expect(programs.filter((name) => !/^\/\/ .+\.\n/.test(textOf(`./${name}`)))).toEqual([]);
  });
});

describe('the shipped scenarios', () => {
  for (const file of namesIn('../scenarios/').filter((name) => name.endsWith('.race'))) {
    const source = read(`../scenarios/${file}`);
    const all = combinations(source.file, source.scenario.memories);
    // The lessons about weak memory; of the others, `npm run verify` plays all settings.
    const weakest = file.startsWith('weak-') ? all.findIndex(({ memory }) => memory === 'weak') : 0;
    const chosen = all.filter((_, index) => verifying || index === 0 || index === weakest);
    for (const settings of chosen) {
      it(`${file} ${nameOf(source, settings)}: the engine and the oracle find the same graph`, () => {
        // A search that stops at the bound leaves the same states out on both sides.
        const mine = lines(told(settings, engineGraph(source, settings, SCENARIO_MAX)));
        const theirs = lines(told(settings, graphOfOracle(source, settings, SCENARIO_MAX)));
        const at = mine.findIndex((line, index) => line !== theirs[index]);
        expect(mine.slice(at, at + 5)).toEqual(theirs.slice(at, at + 5));
        expect(mine.length).toBe(theirs.length);
      });
    }
  }
});

function printAll(
  source: Source,
  graphOf: (source: Source, settings: Settings, statesMax: number) => Graph,
): string {
  const all = combinations(source.file, source.scenario.memories);
  return all
    .map((settings) => {
      const head = all.length > 1 ? `-- ${nameOf(source, settings)}\n` : '';
      return head + printGraph(graphOf(source, settings, SMALL_MAX));
    })
    .join('\n');
}

/** The oracle may remember of a weak machine what no step asks any more: then two of its states are one of the engine's. */
function told({ memory }: Settings, graph: Graph): Graph {
  return memory === 'weak' ? mergedGraph(graph) : graph;
}

function engineGraph(source: Source, settings: Settings, statesMax: number): Graph {
  const { program, diagnostics } = compile(source, settings);
  expect(diagnostics).toEqual([]);
  assert(program !== undefined, 'it compiles');
  return stateGraph(createMachine(program), statesMax);
}

function graphOfOracle(source: Source, settings: Settings, statesMax: number): Graph {
  return oracleGraph(source.file, source.prelude, settings, source.charts, statesMax, source.scenario.text);
}

function nameOf(source: Source, { values, memory }: Settings): string {
  const words = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return [...words, ...(source.scenario.memories.length > 1 ? [`memory=${memory}`] : [])].join(' ');
}

function lines(graph: Graph): readonly string[] {
  return printGraph(graph).split('\n');
}

function read(path: string): Source {
  const { source, diagnostics } = parseScenario(path, textOf(path), charts);
  expect(diagnostics).toEqual([]);
  assert(source !== undefined, 'it is a scenario');
  return source;
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, import.meta.url)).toSorted();
}

function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
