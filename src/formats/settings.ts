// Settings as text, e.g. `fix=counter,memory=tso`, and their completion against what a scenario offers.

import type { MemoryModel, Settings } from '../model/program.ts';
import type { Param, Scenario } from '../model/scenario.ts';

/** What of a scenario the settings depend on. */
export type Choosable = Pick<Scenario, 'params' | 'memories'>;

/** Name and value as written; `memory` is a name like any other. */
export type SettingWords = readonly (readonly [name: string, value: string])[];

export interface ReadSettings {
  readonly settings: Settings;
  /** One sentence for each word that the scenario does not offer. */
  readonly problems: readonly string[];
}

/** Every param's first value and the first memory model. */
export function defaultSettings(scenario: Choosable): Settings {
  return completeSettings([], scenario).settings;
}

/** Brings settings that were chosen for one text into the form of another: unknown words are left out. */
export function fitSettings(settings: Settings, scenario: Choosable): Settings {
  const words: SettingWords = [...Object.entries(settings.values), ['memory', settings.memory]];
  return completeSettings(words, scenario).settings;
}

/** Takes the words that the scenario knows; what is missing or unknown has its first value. */
export function completeSettings(words: SettingWords, scenario: Choosable): ReadSettings {
  const values = Object.fromEntries(
    scenario.params.map((param) => [param.name, param.values[0]?.value ?? '']),
  );
  let memory: MemoryModel = scenario.memories[0] ?? 'sc';
  const problems: string[] = [];
  for (const [name, value] of words) {
    const param = scenario.params.find((candidate) => candidate.name === name);
    const model = scenario.memories.find((candidate) => candidate === value);
    if (name === 'memory' && model !== undefined) memory = model;
    else if (param?.values.some((candidate) => candidate.value === value)) values[name] = value;
    else problems.push(complaint(name, value, param, scenario));
  }
  return { settings: { values, memory }, problems };
}

function complaint(name: string, value: string, param: Param | undefined, scenario: Choosable): string {
  const offered = name === 'memory' ? scenario.memories : param?.values.map((candidate) => candidate.value);
  if (offered !== undefined) {
    return `The setting ${name} has no value “${value}”; it can be ${offered.join(', ')}. It is ${offered[0] ?? 'left out'} now.`;
  }
  const names = scenario.params.map((candidate) => candidate.name);
  const others = names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`;
  return `The scenario has no setting “${name}”; ${others}.`;
}

/** The words of complete settings, in the scenario's order; memory only where there is a choice. */
export function settingWords(settings: Settings, scenario: Choosable): SettingWords {
  const chosen = scenario.params.map((param): [string, string] => [
    param.name,
    settings.values[param.name] ?? '',
  ]);
  return scenario.memories.length > 1 ? [...chosen, ['memory', settings.memory]] : chosen;
}

/** True where both mean the same for the scenario. */
export function isSameSettings(a: Settings, b: Settings): boolean {
  const names = new Set([...Object.keys(a.values), ...Object.keys(b.values)]);
  return a.memory === b.memory && [...names].every((name) => a.values[name] === b.values[name]);
}
