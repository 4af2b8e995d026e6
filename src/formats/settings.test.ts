import { describe, expect, it } from 'vitest';
import { isSameSettings } from '../model/sameSettings.ts';
import {
  type Choosable,
  carrySettings,
  completeSettings,
  defaultSettings,
  fitSettings,
  settingWords,
} from './settings.ts';

const scenario: Choosable = {
  params: [
    { name: 'fix', values: ['flag', 'counter'].map((value) => ({ value, title: undefined })) },
    { name: 'vcpus', values: ['2', '3'].map((value) => ({ value, title: undefined })) },
  ],
  memories: ['tso', 'sc'],
  buffer: 2,
};

describe('settings', () => {
  it('are the first values where nothing is said', () => {
    expect(defaultSettings(scenario)).toEqual({ values: { fix: 'flag', vcpus: '2' }, memory: 'tso' });
  });

  it('are taken word by word', () => {
    expect(
      completeSettings(
        [
          ['vcpus', '3'],
          ['memory', 'sc'],
        ],
        scenario,
      ),
    ).toEqual({
      settings: { values: { fix: 'flag', vcpus: '3' }, memory: 'sc' },
      problems: [],
    });
  });

  it('of another text keep what this one has too', () => {
    const other = { values: { fix: 'counter', vcpus: '9', budget: '1' }, memory: 'sc' } as const;
    expect(fitSettings(other, scenario)).toEqual({ values: { fix: 'counter', vcpus: '2' }, memory: 'sc' });
  });

  it('say how many stores a buffer holds where the scenario says otherwise', () => {
    const larger = { values: { fix: 'flag', vcpus: '2' }, memory: 'tso', buffer: 3 } as const;
    expect(settingWords(larger, scenario).at(-1)).toEqual(['memory', 'tso-3']);
    expect(completeSettings(settingWords(larger, scenario), scenario).settings).toEqual(larger);
    const onlyTso: Choosable = { ...scenario, memories: ['tso'] };
    expect(completeSettings(settingWords(larger, onlyTso), onlyTso).settings).toEqual(larger);
    expect(settingWords(fitSettings(larger, { ...scenario, buffer: 3 }), { ...scenario, buffer: 3 })).toEqual(
      settingWords({ ...larger, buffer: 3 }, { ...scenario, buffer: 3 }),
    );
    for (const word of ['sc-3', 'tso-9', 'tso-1', 'tso-', 'tso-3-3'])
      expect(completeSettings([['memory', word]], scenario).problems).toEqual([
        `The setting memory has no value “${word}”; it can be tso, sc. It is tso now.`,
      ]);
  });

  it('are the same whatever the order of their names', () => {
    const a = { values: { fix: 'flag', vcpus: '2' }, memory: 'sc' } as const;
    expect(isSameSettings(a, { values: { vcpus: '2', fix: 'flag' }, memory: 'sc' })).toBe(true);
    expect(isSameSettings(a, { values: { vcpus: '2', fix: 'flag' }, memory: 'tso' })).toBe(false);
    expect(isSameSettings(a, { values: { fix: 'flag' }, memory: 'sc' })).toBe(false);
  });
});

describe('settings of a text that is edited', () => {
  const offering = (...memories: Choosable['memories'][number][]): Choosable => ({ ...scenario, memories });

  it('keep their memory model while the same ones are offered', () => {
    const chosen = { values: { fix: 'counter', vcpus: '3' }, memory: 'sc' } as const;
    expect(carrySettings(chosen, offering('tso', 'sc'), offering('tso', 'sc'))).toEqual(chosen);
  });

  it('take the first one of a text that offers others, for nobody has chosen it', () => {
    const only = { values: { fix: 'flag', vcpus: '2' }, memory: 'sc' } as const;
    expect(carrySettings(only, offering('sc'), offering('tso', 'sc')).memory).toBe('tso');
    expect(carrySettings(only, offering('sc', 'tso'), offering('tso')).memory).toBe('tso');
  });
});
