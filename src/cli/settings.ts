// Settings as a command line gives them: `--set fix=counter --memory tso`.

import { mapDefined } from '../base/mapDefined.ts';
import { matched } from '../base/matched.ts';
import { settingNames, settingWords } from '../formats/settings.ts';
import { combinations } from '../lang/names/combinations.ts';
import type { Source } from '../lang/scenario.ts';
import { fingerprintOf } from '../lang/steps/fingerprint.ts';
import { memoryOf } from '../memory/memories.ts';
import { MEMORY_MODELS, type Program, type Settings } from '../model/program.ts';
import type { Scenario } from '../model/scenario.ts';
import { BadInput } from './io.ts';
import { readNumber } from './options.ts';

/** What `--set`, `--memory` and `--buffer` were given. */
export interface SettingOptions {
  readonly set?: readonly string[] | undefined;
  readonly memory?: string | undefined;
  readonly buffer?: string | undefined;
}

type Word = readonly [name: string, value: string];

/** All combinations that agree with the options, at least one. Throws `BadInput` for what the scenario does not offer. */
export function matchingSettings(source: Source, options: SettingOptions): readonly Settings[] {
  const words = givenWords(options);
  for (const word of words) checkWord(source.scenario, word);
  const matching = combinations(source.file, source.scenario.memories).filter((settings) =>
    words.every(([name, value]) => valueIn(settings, name) === value),
  );
  if (matching.length > 0) return withBuffer(matching, options.buffer);
  const said = words.map(([name, value]) => `${name}=${value}`).join(', ');
  throw new BadInput(`wakelane: the scenario has no combination of settings with ${said}.`);
}

/** Those of the combinations whose memory has buffers, if these have a size. */
function withBuffer(settings: readonly Settings[], text: string | undefined): readonly Settings[] {
  if (text === undefined) return settings;
  const stores = readNumber('buffer', text);
  const sizes = mapDefined(settings, ({ memory }) => memoryOf(memory).buffer);
  const [size] = sizes;
  if (size === undefined) {
    const buffered = MEMORY_MODELS.filter((model) => memoryOf(model).buffer !== undefined);
    throw new BadInput(`wakelane: --buffer is for --memory ${buffered.join(' or ')}.`);
  }
  if (!sizes.some(({ least, most }) => stores >= least && stores <= most))
    throw new BadInput(`wakelane: a buffer holds ${size.least} to ${size.most} stores, not ${stores}.`);
  return settings.flatMap((each) =>
    memoryOf(each.memory).buffer === undefined ? [] : [{ ...each, buffer: stores }],
  );
}

/** The first combination that agrees with the options: what they do not name has its first value. */
export function chosenSettings(source: Source, options: SettingOptions): Settings {
  const [first] = matchingSettings(source, options);
  return first ?? { values: {}, memory: 'sc' };
}

/** These settings with what the options name; where that is no combination, the first one that the options allow. */
export function changedSettings(source: Source, settings: Settings, options: SettingOptions): Settings {
  const matching = matchingSettings(source, options);
  const likeness = (candidate: Settings): number =>
    settingNames(source.scenario).filter((name) => valueIn(candidate, name) === valueIn(settings, name))
      .length;
  return matching.reduce((best, each) => (likeness(each) > likeness(best) ? each : best));
}

function givenWords({ set = [], memory }: SettingOptions): readonly Word[] {
  const words = set
    .flatMap((text) => text.split(','))
    .map((text): Word => {
      const [, name, value] = matched(/^([^=]+)=(.+)$/, text.trim());
      if (name === undefined || value === undefined)
        throw new BadInput(`wakelane: --set takes name=value, not “${text}”.`);
      return [name.trim(), value.trim()];
    });
  return memory === undefined ? words : [...words, ['memory', memory]];
}

function checkWord(scenario: Scenario, [name, value]: Word): void {
  const offered =
    name === 'memory'
      ? scenario.memories
      : scenario.params.find((param) => param.name === name)?.values.map((each) => each.value);
  if (offered === undefined) {
    const names = scenario.params.map((param) => param.name);
    const others = names.length === 0 ? 'it has none but memory' : `there are ${names.join(', ')}`;
    throw new BadInput(`wakelane: the scenario has no setting “${name}”; ${others}.`);
  }
  if (!offered.some((each) => each === value))
    throw new BadInput(
      `wakelane: the setting ${name} has no value “${value}”; it can be ${offered.join(', ')}.`,
    );
}

function valueIn(settings: Settings, name: string): string | undefined {
  return name === 'memory' ? settings.memory : settings.values[name];
}

/** As options: ` --set fix=counter --memory tso`. */
export function settingsOptions(scenario: Scenario, settings: Settings): string {
  const words = settingWords(settings, scenario);
  const set = words.filter(([name]) => name !== 'memory').map((word) => word.join('='));
  const memory = scenario.memories.length > 1 ? ` --memory ${settings.memory}` : '';
  const buffer = settings.buffer === undefined ? '' : ` --buffer ${settings.buffer}`;
  return (set.length === 0 ? '' : ` --set ${set.join(',')}`) + memory + buffer;
}

/** Other values of single settings with which the program would be the very same, e.g. `fence = mfence`. */
export function settingsWithoutEffect(
  source: Source,
  program: Program,
  compileWith: (settings: Settings) => Program | undefined,
): readonly string[] {
  const { settings } = program;
  const names = settingNames(source.scenario);
  const mine = meaningOf(program);
  return combinations(source.file, source.scenario.memories).flatMap((other) => {
    const changed = names.filter((name) => valueIn(other, name) !== valueIn(settings, name));
    const [name] = changed;
    if (name === undefined || changed.length > 1) return [];
    const compiled = compileWith(other);
    return compiled !== undefined && meaningOf(compiled) === mine
      ? [`${name} = ${valueIn(other, name)}`]
      : [];
  });
}

/** The steps, who may take them, and what is asked about them. */
function meaningOf({ fingerprint, actors, rest, properties, expected }: Program): string {
  return fingerprintOf({ fingerprint, gates: actors.map(({ gate }) => gate), rest, properties, expected });
}
