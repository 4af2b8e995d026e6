import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Program } from '../model/program.ts';
import { randomProgram } from '../oracle/randomProgram.ts';
import { closureSearch } from './search.ts';
import type { StateSpace } from './stateSpace.ts';
import { wasmSearch } from './wasmSearch.ts';

/** All programs of a text: both memory models where it has both. */
function programsOf(id: string, text: string, grain: 'coarse' | 'fine' = 'coarse'): readonly Program[] {
  const { source } = parseScenario(id, text, charts);
  if (source === undefined) return [];
  return source.scenario.memories.flatMap((memory) => {
    const { program } = compile(source, { values: {}, memory }, grain);
    return program === undefined ? [] : [program];
  });
}

function spaceOf(program: Program, search: typeof wasmSearch, statesMax: number): StateSpace {
  const started = search(createMachine(program), { states: statesMax, edges: true });
  while (!started.advance(1000));
  return started.finish();
}

/** What two spaces must have in common: everything but the table's own arrangement. */
function contents(space: StateSpace): object {
  const { table, facts, parents, edges, expanded, transitions, complete } = space;
  return {
    states: table.words.slice(0, table.at(table.size)),
    facts,
    parents,
    edges,
    expanded,
    transitions,
    complete,
  };
}

function expectSame(program: Program, statesMax: number): void {
  expect(contents(spaceOf(program, wasmSearch, statesMax))).toEqual(
    contents(spaceOf(program, closureSearch, statesMax)),
  );
}

const scenarios = new URL('../scenarios/', import.meta.url);
const conformance = new URL('../oracle/conformance/', import.meta.url);
const races = (folder: URL): readonly string[] =>
  readdirSync(folder).filter((file) => file.endsWith('.race'));

describe('WebAssembly and closures find the same states, facts and edges, in the same order', () => {
  it.each(races(scenarios))('in %s', (file) => {
    const text = readFileSync(new URL(file, scenarios), 'utf8');
    for (const grain of ['coarse', 'fine'] as const)
      for (const program of programsOf(file, text, grain)) expectSame(program, 20_000);
  });

  it.each(races(conformance))('in the conformance program %s', (file) => {
    const text = readFileSync(new URL(file, conformance), 'utf8');
    for (const program of programsOf(file, text)) expectSame(program, 20_000);
  });

  it.each(Array.from({ length: process.env['VERIFY'] === '1' ? 300 : 40 }, (_, index) => index + 1))(
    'in the random program of seed %i',
    (seed) => {
      for (const program of programsOf('random', randomProgram(seed).text)) expectSame(program, 2_000);
    },
  );
});
