import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Program } from '../model/program.ts';
import { randomProgram } from '../oracle/randomProgram.ts';
import { closureSearch } from './search.ts';
import { startSearch } from './startSearch.ts';
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

const verifying = process.env['VERIFY'] === '1';
/** States of each shipped scenario at each grain. */
const scenarioMax = verifying ? 20_000 : 2_000;

const scenarios = new URL('../scenarios/', import.meta.url);
const conformance = new URL('../conformance/', import.meta.url);
const races = (folder: URL): readonly string[] =>
  readdirSync(folder).filter((file) => file.endsWith('.race'));

describe('WebAssembly and closures find the same states, facts and edges, in the same order', () => {
  it.each(races(scenarios))('in %s', (file) => {
    const text = readFileSync(new URL(file, scenarios), 'utf8');
    for (const grain of ['coarse', 'fine'] as const)
      for (const program of programsOf(file, text, grain)) expectSame(program, scenarioMax);
  });

  it.each(races(conformance))('in the conformance program %s', (file) => {
    const text = readFileSync(new URL(file, conformance), 'utf8');
    for (const program of programsOf(file, text)) expectSame(program, 20_000);
  });

  it.each(Array.from({ length: verifying ? 300 : 20 }, (_, index) => index + 1))(
    'in the random program of seed %i',
    (seed) => {
      for (const program of programsOf('random', randomProgram(seed).text)) expectSame(program, 2_000);
    },
  );
});

/** Items behind two lanes; both memory models. */
function compiled(items: string): readonly Program[] {
  const programs = programsOf('test', `scenario "T"\nmemory sc | tso;\nlane cpu[2];\n${items}`);
  expect(programs).toHaveLength(2);
  return programs;
}

const extremes = {
  'numbers at the edge of 32 bits': `
    int -2147483648..-1 lo = -1; int 0..2147483647 hi = 2147483647; bool b; bool c; int 0..3 i; bool a[3];
    task t on cpu[0] { lo = hi + 1; b = -lo == lo; b = lo / -1 < 0; c = lo % -1 == 0; lo = lo / 2 - 1; a[i] = true; }
    task u on cpu[1] { c = hi * hi == 1; b = 1 << 32 == 1; b = hi << -1 == -1 << 31; i = 2; lo = lo >> 31; i = 3; a[i] = b; }`,
  'values that wrap': `
    u8 a = 250; s8 b = 120; u31 c = 2147483647; s31 d = -1073741824;
    task t on cpu[0] { a = a + 10; b = -129; c++; c--; d--; d = d * d; a = 2147483647 + 1; }
    task u on cpu[1] { b = b * 77; c = b - d; }`,
  'conditions that have no value': `
    int -1..1 z; int 0..3 i; bool a[3];
    task t on cpu[0] { z = 1; z = 0; await 4 / z < 0 || i == 3; z = -1; await a[i]; }
    task u on cpu[1] { i = 2; a[i] = true; i = 3; a[i] = true; }
    never 1 / z == 0 one "A sentence."; never !(1 / z == 0) two "A sentence."; cover !a[i] three "A sentence.";
    final a[i] four "A sentence."; possible !a[i] five "A sentence."; 1 % z == 0 leads to a[i] six "A sentence.";`,
  'states of 64 words': `
    u31 x[52]; task t on cpu[0] { for (int 0..52 k = 0; k < 51; k++) x[k] = x[k] - k; } task u on cpu[1] { x[51] = x[0]; }`,
} as const;

describe('WebAssembly and closures agree at the limits of the language', () => {
  it.each(Object.entries(extremes))('on %s', (_, items) => {
    for (const program of compiled(items)) {
      expectSame(program, 2_000);
      for (const bound of [1, 2, 7]) expectSame(program, bound);
    }
  });

  it.each([30, 31, 62, 63, 100])('on the facts of %i properties', (count) => {
    const properties = Array.from({ length: count }, (_, k) => `never x == ${k % 5} "A sentence.";`).join('');
    for (const program of compiled(`int 0..4 x; task t on cpu[0] { x = 3; x = 4; } ${properties}`))
      expectSame(program, 100);
  });

  it('on a task of thousands of steps', () => {
    const text = `scenario "T"\nlane cpu;\nbool x; task t on cpu { ${'x = true;'.repeat(5_000)} }`;
    for (const program of programsOf('test', text)) expectSame(program, 20_000);
  });

  it('on bounds beyond what the module counts in', () => {
    for (const program of compiled('bool x; task t on cpu[0] { x = true; }'))
      expectSame(program, 2 ** 32 + 1);
  });
});

it('leaves a step that no compiler would be done with to closures', () => {
  const tests = Array.from({ length: 600 }, (_, k) => `if (x == ${k % 9}) y = ${k % 7}; else y = 3;`);
  for (const program of compiled(`int 0..8 x; int 0..9 y; task t on cpu[0] { atomic { ${tests.join('')} } }`))
    expect(contents(spaceOf(program, startSearch, 100))).toEqual(
      contents(spaceOf(program, closureSearch, 100)),
    );
});
