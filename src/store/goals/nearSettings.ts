// Settings near others under which a program is as it is wanted.

import { fitSettings } from '../../formats/settings.ts';
import { NEAR_SETTINGS_MAX } from '../../model/limits.ts';
import type { Program, Settings } from '../../model/program.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { CompileCache } from '../inputs/compileCache.ts';

/** The settings with the fewest changes whose program is wanted, `from` itself first; undefined where none is found. */
export function nearSettings(
  cache: CompileCache,
  scenario: Scenario,
  from: Settings,
  wanted: (program: Program) => boolean,
): Settings | undefined {
  const once = changesOf(scenario, from);
  const twice = once.flatMap((settings) => changesOf(scenario, settings));
  const written = [...scenario.drawn, ...scenario.runs].map(({ settings }) =>
    fitSettings(settings, scenario),
  );
  const tried: Settings[] = [];
  for (const settings of [from, ...once, ...written, ...twice]) {
    if (tried.some((each) => isSameSettings(each, settings))) continue;
    if (tried.push(settings) > NEAR_SETTINGS_MAX) return undefined;
    const program = cache.machine(scenario.text, settings)?.program;
    if (program !== undefined && wanted(program)) return settings;
  }
  return undefined;
}

/** All settings that differ in one thing. */
function changesOf({ params, memories }: Scenario, from: Settings): readonly Settings[] {
  const changed = params.flatMap(({ name, values }) =>
    values
      .filter(({ value }) => value !== from.values[name])
      .map(({ value }) => ({ ...from, values: { ...from.values, [name]: value } })),
  );
  const models = memories.filter((memory) => memory !== from.memory).map((memory) => ({ ...from, memory }));
  return [...changed, ...models];
}
