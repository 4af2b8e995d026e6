// What a run can be compared with: every other value of a setting, the other memory model, other runs and tables.

import { defined } from '../base/defined.ts';
import type { Program, Settings } from '../model/program.ts';
import { isSameSettings } from '../model/sameSettings.ts';
import type { Scenario } from '../model/scenario.ts';
import { changedTitles, memoryTitles, valueTitle } from './settingTitles.ts';

export type Compared =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'run' | 'drawn'; readonly index: number };

export interface CompareChoice {
  readonly title: string;
  readonly group: string;
  readonly against: Compared;
}

/** All choices, and which of them is the present one. */
export function compareChoices(
  scenario: Scenario,
  left: Program,
  chosen: Compared,
): { readonly choices: readonly CompareChoice[]; readonly at: number } {
  const now = left.settings;
  const choices: CompareChoice[] = [
    ...scenario.params
      .filter(({ name }) => left.inForce.includes(name))
      .flatMap(({ name, values }) =>
        values
          .filter(({ value }) => value !== now.values[name])
          .map((value) => ({
            title: valueTitle(value),
            group: 'the same schedule, another setting',
            against: {
              kind: 'settings' as const,
              settings: { ...now, values: { ...now.values, [name]: value.value } },
            },
          })),
      ),
    ...scenario.memories
      .filter((memory) => memory !== now.memory)
      .map((memory) => ({
        title: memoryTitles[memory],
        group: 'the same schedule, another memory',
        against: { kind: 'settings' as const, settings: { ...now, memory } },
      })),
    ...scenario.runs.map(({ title }, index) => ({
      ...{ title, group: 'another run' },
      against: { kind: 'run' as const, index },
    })),
    ...scenario.drawn.map(({ title }, index) => ({
      title: title === '' ? 'as drawn' : title,
      group: 'another run',
      against: { kind: 'drawn' as const, index },
    })),
  ];
  const at = choices.findIndex(({ against }) => isSame(against, chosen));
  if (at >= 0) return { choices, at };
  const title =
    chosen.kind === 'settings'
      ? changedTitles(scenario, now, chosen.settings) || 'the same settings'
      : 'another run';
  return { choices: [{ title, group: 'now', against: chosen }, ...choices], at: 0 };
}

function isSame(a: Compared, b: Compared): boolean {
  if (a.kind !== 'settings' || b.kind !== 'settings')
    return a.kind === b.kind && 'index' in a && 'index' in b && a.index === b.index;
  return isSameSettings(a.settings, b.settings);
}

export interface SideTitles {
  readonly left: string;
  readonly right: string;
}

/** What each side is called: by the settings in which they differ. */
export function sideTitles(scenario: Scenario, left: Program, right: Program, chosen: Compared): SideTitles {
  const differ = (from: Program, to: Program) => changedTitles(scenario, from.settings, to.settings);
  const [leftTitle, rightTitle] = [differ(right, left), differ(left, right)];
  if (chosen.kind === 'settings') return { left: leftTitle || 'this run', right: rightTitle || 'the same' };
  const own = defined((chosen.kind === 'run' ? scenario.runs : scenario.drawn)[chosen.index]).title;
  return { left: 'this run', right: own === '' ? 'as drawn' : own };
}
