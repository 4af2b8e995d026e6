import { expect, it } from 'vitest';
import { outdatedCaches, ownCaches } from './caches.ts';

const ours = { prefix: 'wakelane', folder: 'https://some.host/races/' };

it('takes no cache of another page, nor of the same page in another folder', () => {
  const names = [
    'wakelane-1-https://some.host/races/',
    'wakelane-1-https://some.host/',
    'wakelane-1-https://some.host/more/races/',
    'other-1-https://some.host/races/',
  ];
  expect(ownCaches(names, ours)).toEqual(['wakelane-1-https://some.host/races/']);
});

it.each([
  { kept: ['1'], inUse: '1', gone: [] },
  { kept: ['1', '2'], inUse: '2', gone: [] },
  { kept: ['1', '2', '3', '4'], inUse: '4', gone: ['1', '2'] },
  // A host that went back to what it had before.
  { kept: ['1', '2', '3'], inUse: '1', gone: ['2'] },
])('of $kept, with $inUse in use, drops $gone', ({ kept, inUse, gone }) => {
  expect(outdatedCaches(kept, inUse)).toEqual(gone);
});
