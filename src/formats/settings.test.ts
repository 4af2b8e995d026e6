import { describe, expect, it } from 'vitest';
import {
  type Choosable,
  completeSettings,
  defaultSettings,
  fitSettings,
  isSameSettings,
} from './settings.ts';

const scenario: Choosable = {
  params: [
    { name: 'fix', values: ['flag', 'counter'].map((value) => ({ value, title: undefined })) },
    { name: 'vcpus', values: ['2', '3'].map((value) => ({ value, title: undefined })) },
  ],
  memories: ['tso', 'sc'],
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

  it('are the same whatever the order of their names', () => {
    const a = { values: { fix: 'flag', vcpus: '2' }, memory: 'sc' } as const;
    expect(isSameSettings(a, { values: { vcpus: '2', fix: 'flag' }, memory: 'sc' })).toBe(true);
    expect(isSameSettings(a, { values: { vcpus: '2', fix: 'flag' }, memory: 'tso' })).toBe(false);
    expect(isSameSettings(a, { values: { fix: 'flag' }, memory: 'sc' })).toBe(false);
  });
});
