// The texts of docs/examples: races that are checked like the levels, and have no level yet.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { analysisOf } from '../explorer/analysis.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { explore } from '../explorer/startSearch.ts';
import { verdictsOf } from '../explorer/verdicts.ts';
import { charts } from '../machines/charts.ts';
import type { Settings } from '../model/program.ts';
import { compile } from './compile.ts';
import { combinations } from './names/combinations.ts';
import { parseScenario, type Source } from './scenario.ts';

const folder = new URL('../../docs/examples/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.race'));
const statesMax = 100_000;
/** In the longer tests all combinations are tried; here so many, evenly spread. */
const sample = process.env['VERIFY'] === '1' ? Number.POSITIVE_INFINITY : 8;

function sourceOf(file: string): Source {
  const { source, diagnostics } = parseScenario(file, readFileSync(new URL(file, folder), 'utf8'), charts);
  expect(diagnostics).toEqual([]);
  if (source === undefined) return expect.fail(`${file} does not parse`);
  return source;
}

function machineOf(source: Source, settings: Settings) {
  const { program, diagnostics } = compile(source, settings);
  expect(diagnostics).toEqual([]);
  return program === undefined ? expect.fail('it does not compile') : createMachine(program);
}

describe.each(files)('docs/examples/%s', (file) => {
  const source = sourceOf(file);
  const all = combinations(source.file, source.scenario.memories);
  const stride = Math.max(1, Math.ceil(all.length / sample));
  const tried = all.filter((_, index) => index % stride === 0);

  it.each(tried.map((settings) => [JSON.stringify(settings.values), settings] as const))(
    'has the verdicts it expects under %s',
    (_, settings) => {
      const machine = machineOf(source, settings);
      const space = explore(machine, statesMax);
      expect(space.complete).toBe(true);
      const verdicts = verdictsOf(analysisOf(machine, space, { fairness: true }));
      expect(verdicts.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual(
        verdicts.map(({ name, expected }) => `${name} ${expected}`),
      );
    },
  );

  it('plays what it draws', () => {
    for (const table of source.scenario.drawn)
      expect(findDrawn(machineOf(source, table.settings), table)).not.toHaveProperty('lost');
  });
});
