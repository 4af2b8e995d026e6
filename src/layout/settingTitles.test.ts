import { expect, it } from 'vitest';
import { settingTitles } from './settingTitles.ts';

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

it('settings are told in the scenario’s words, memory only where there is a choice', () => {
  const settings = { values: { fence: 'none' }, memory: 'tso' as const };
  expect(settingTitles({ params, memories: ['sc', 'tso'] }, settings)).toBe('no fence, x86-TSO');
  expect(settingTitles({ params, memories: ['sc'] }, settings)).toBe('no fence');
});
