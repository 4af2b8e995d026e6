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
  expect(changedTitles({ params, memories: ['sc', 'tso'] }, now, next)).toBe('no fence, x86-TSO');
  expect(changedTitles({ params, memories: ['sc'] }, now, next)).toBe('no fence');
});

it('what stays as it is need not be told', () => {
  expect(changedTitles({ params, memories: ['sc', 'tso'] }, now, now)).toBe('');
});
