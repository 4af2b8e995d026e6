// Settings as text, e.g. `fix=counter,memory=tso`, and their completion against what a scenario offers.

import { defined } from '../base/defined.ts';
import { matched } from '../base/matched.ts';
import { memoryOf } from '../memory/memories.ts';
import type { MemoryModel, Settings } from '../model/program.ts';
import { firstValue, type Param, type Scenario } from '../model/scenario.ts';
import { quoted } from './quoted.ts';

/** What of a scenario the settings depend on. */
export type Choosable = Pick<Scenario, 'params' | 'memories' | 'buffer'>;

/** Name and value as written; `memory` is a name like any other. */
export type SettingWords = readonly (readonly [name: string, value: string])[];

export interface ReadSettings {
  readonly settings: Settings;
  /** One sentence for each word that the scenario does not offer. */
  readonly problems: readonly string[];
}

/** What a scenario lets one choose, by name; `memory` is a name like any other. */
export function settingNames({ params }: Pick<Choosable, 'params'>): readonly string[] {
  return [...params.map(({ name }) => name), 'memory'];
}

/** Every param's first value and the first memory model. */
export function defaultSettings(scenario: Choosable): Settings {
  return completeSettings([], scenario).settings;
}

/** Brings settings that were chosen for one text into the form of another: unknown words are left out. */
export function fitSettings(settings: Settings, scenario: Choosable): Settings {
  const memory = memoryWord(settings.memory, settings.buffer ?? scenario.buffer, scenario);
  return completeSettings([...Object.entries(settings.values), ['memory', memory]], scenario).settings;
}

/**
 * Settings that were chosen for a text, after it was edited or replaced: each value that is still offered stays. A memory
 * model stays where the same ones are offered; else nobody has chosen one here, and the text's own first is taken.
 */
export function carrySettings(settings: Settings, from: Choosable, to: Choosable): Settings {
  const [first] = to.memories;
  const isChosen = from.memories.join() === to.memories.join();
  return fitSettings(isChosen || first === undefined ? settings : { ...settings, memory: first }, to);
}

/** Takes the words that the scenario knows; what is missing or unknown has its first value. */
export function completeSettings(words: SettingWords, scenario: Choosable): ReadSettings {
  const values = Object.fromEntries(scenario.params.map((param) => [param.name, firstValue(param)]));
  let memory: Pick<Settings, 'memory' | 'buffer'> = { memory: scenario.memories[0] ?? 'sc' };
  const problems: string[] = [];
  for (const [name, value] of words) {
    const param = scenario.params.find((candidate) => candidate.name === name);
    const model = readMemory(value, scenario);
    if (name === 'memory' && model !== undefined) memory = model;
    else if (param?.values.some((candidate) => candidate.value === value)) values[name] = value;
    else problems.push(complaint(name, value, param, scenario));
  }
  return { settings: { values, ...memory }, problems };
}

/** `tso`, or `tso-3` where its buffers hold another number of stores than the scenario says. */
function memoryWord(model: MemoryModel, stores: number, scenario: Choosable): string {
  return memoryOf(model).buffer === undefined || stores === scenario.buffer ? model : `${model}-${stores}`;
}

function readMemory(word: string, scenario: Choosable): Pick<Settings, 'memory' | 'buffer'> | undefined {
  const [, name, number] = matched(/^([^-]+)(?:-(\d))?$/, word);
  const memory = scenario.memories.find((candidate) => candidate === name);
  if (memory === undefined || number === undefined) return memory && { memory };
  const sizes = memoryOf(memory).buffer;
  const buffer = Number(number);
  if (sizes === undefined || buffer < sizes.least || buffer > sizes.most) return undefined;
  return buffer === scenario.buffer ? { memory } : { memory, buffer };
}

function complaint(name: string, value: string, param: Param | undefined, scenario: Choosable): string {
  const offered = name === 'memory' ? scenario.memories : param?.values.map((candidate) => candidate.value);
  if (offered !== undefined) {
    return `The setting ${name} has no value ${quoted(value)}; it can be ${offered.join(', ')}. It is ${offered[0] ?? 'left out'} now.`;
  }
  const names = scenario.params.map((candidate) => candidate.name);
  const others = names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`;
  return `The scenario has no setting ${quoted(name)}; ${others}.`;
}

/** The words of complete settings, in the scenario's order; memory only where there is a choice, or other buffers. */
export function settingWords(settings: Settings, scenario: Choosable): SettingWords {
  const chosen = scenario.params.map((param): [string, string] => [
    param.name,
    defined(settings.values[param.name]),
  ]);
  const memory = memoryWord(settings.memory, settings.buffer ?? scenario.buffer, scenario);
  const isPlain = scenario.memories.length < 2 && memory === settings.memory;
  return isPlain ? chosen : [...chosen, ['memory', memory]];
}

/** `fix = counter, memory = tso`; empty where there is nothing to choose. */
export function settingsText(scenario: Choosable, settings: Settings): string {
  return settingWords(settings, scenario)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}
