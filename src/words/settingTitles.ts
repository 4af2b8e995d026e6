// Settings in the scenario's own words.

import { mapDefined } from '../base/mapDefined.ts';
import type { MemoryModel, Program, Settings } from '../model/program.ts';
import type { ParamValue, Scenario } from '../model/scenario.ts';

export const memoryTitles = { sc: 'SC', tso: 'x86-TSO', weak: 'Arm-like' } satisfies Record<
  MemoryModel,
  string
>;
/** Where there is room for a whole word. */
export const memoryNames = {
  sc: 'sequentially consistent',
  tso: 'x86-TSO',
  weak: 'weak, like Armv8',
} satisfies Record<MemoryModel, string>;

export function valueTitle({ value, title }: ParamValue): string {
  return title ?? value;
}

/** `after: event->nqueued counts, x86-TSO`: what playing something will choose that is not chosen now. */
export function changedTitles(
  scenario: Pick<Scenario, 'params' | 'memories' | 'buffer'>,
  now: Settings,
  next: Settings,
): string {
  const changed = scenario.params.flatMap(({ name, values }) =>
    values.filter(({ value }) => value === next.values[name] && value !== now.values[name]).map(valueTitle),
  );
  const memory =
    scenario.memories.length > 1 && next.memory !== now.memory ? [memoryTitles[next.memory]] : [];
  const buffers = next.buffer === now.buffer ? [] : [`store buffers of ${next.buffer ?? scenario.buffer}`];
  return [...changed, ...memory, ...buffers].join(', ');
}

/** The titles of the values that are chosen, of the settings that matter under the others. */
export function chosenTitles(
  { params }: Pick<Scenario, 'params'>,
  { settings, inForce }: Pick<Program, 'settings' | 'inForce'>,
): readonly string[] {
  return mapDefined(
    params.filter(({ name }) => inForce.includes(name)),
    ({ name, values }) => {
      const chosen = settings.values[name];
      return values.find(({ value }) => value === chosen)?.title ?? chosen;
    },
  );
}
