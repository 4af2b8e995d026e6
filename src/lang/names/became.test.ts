// What became of the shipped scenarios' races: said under all settings, and never nicer than the settings' own titles.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { charts } from '../../machines/charts.ts';
import type { Settings } from '../../model/program.ts';
import { compile } from '../compile.ts';
import { parseScenario } from '../scenario.ts';
import { combinations } from './combinations.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const shipped = readdirSync(folder).filter((file) => file.endsWith('.race'));

it.each(shipped)(
  '%s says under all settings what became of it, and each line of it holds for some',
  (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const { source, diagnostics } = parseScenario(file, text, charts);
    expect(diagnostics).toEqual([]);
    if (source === undefined) throw new Error(`${file} does not parse`);
    const { params, became, memories } = source.scenario;
    const isSupposed = ({ values }: Settings, inForce: readonly string[]): boolean =>
      params.some(({ name, values: offered }) => {
        const value = offered.find((each) => each.value === values[name]) ?? offered[0];
        return inForce.includes(name) && (value?.title ?? '').startsWith('hypothetical');
      });
    const told = new Set<string>();
    for (const settings of combinations(source.file, memories)) {
      const { program } = compile(source, settings);
      expect([settings, program?.became]).not.toEqual([settings, undefined]);
      if (program?.became === undefined) continue;
      told.add(JSON.stringify(program.became));
      if (isSupposed(settings, program.inForce))
        expect([settings, program.became.kind]).toEqual([settings, 'hypothetical']);
    }
    expect([...told].toSorted()).toEqual(became.map((each) => JSON.stringify(each)).toSorted());
  },
);
