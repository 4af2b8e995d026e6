import { expect, it } from 'vitest';
import { changedTitles } from './settingTitles.ts';

const params = [
  {
    name: 'fence',
    values: [
      { value: 'none', title: 'no fence' },
      { value: 'mfence', title: undefined },
    ],
  },
  { name: 'size', values: [{ value: '2', title: undefined }] },
];
const now = { values: { fence: 'mfence', size: '2' }, memory: 'sc' as const };

it('a change of settings is told in the scenario’s words, memory only where there is a choice', () => {
  const next = { values: { fence: 'none', size: '2' }, memory: 'tso' as const };
  expect(changedTitles({ params, memories: ['sc', 'tso'], buffer: 2 }, now, next)).toBe('no fence, x86-TSO');
  expect(changedTitles({ params, memories: ['sc'], buffer: 2 }, now, next)).toBe('no fence');
});

it('what stays as it is need not be told', () => {
  expect(changedTitles({ params, memories: ['sc', 'tso'], buffer: 2 }, now, now)).toBe('');
});

it('buffers of another size are told by their size, and back again', () => {
  const scenario = { params, memories: ['sc', 'tso'] as const, buffer: 2 };
  const larger = { ...now, memory: 'tso' as const, buffer: 3 };
  expect(changedTitles(scenario, now, larger)).toBe('x86-TSO, store buffers of 3');
  expect(changedTitles(scenario, larger, now)).toBe('SC, store buffers of 2');
});
