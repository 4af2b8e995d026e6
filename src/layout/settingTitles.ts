// Settings in the scenario's own words.

import type { MemoryModel, Settings } from '../model/program.ts';
import type { ParamValue, Scenario } from '../model/scenario.ts';

export const memoryTitles = { sc: 'SC', tso: 'x86-TSO' } satisfies Record<MemoryModel, string>;

export function valueTitle({ value, title }: ParamValue): string {
  return title ?? value;
}

/** `before: event->set is a bool, x86-TSO`: what is chosen of each param that is named, and memory where there is a choice. */
export function settingTitles(scenario: Pick<Scenario, 'params' | 'memories'>, settings: Settings): string {
  const chosen = scenario.params.flatMap(({ name, values }) =>
    values.filter(({ value }) => value === settings.values[name]).map(valueTitle),
  );
  const memory = scenario.memories.length > 1 ? [memoryTitles[settings.memory]] : [];
  return [...chosen, ...memory].join(', ');
}
