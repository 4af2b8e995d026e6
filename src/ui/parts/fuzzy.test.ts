import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFuzzily } from './fuzzy.ts';

const commands = [
  'play or pause',
  'the other memory model',
  'x86-TSO',
  'Go to step 12: a, load x',
  'Go to step 1',
];
const plain = (title: string) => title;
const find = (query: string) => findFuzzily(commands, query, plain);

describe('the search of the palette', () => {
  it('shows everything, in its order, where nothing is asked', () => {
    expect(find('  ')).toEqual(commands);
  });

  it('finds words in any order, whatever their case', () => {
    expect(find('MODEL mem')).toEqual(['the other memory model']);
    expect(find('tso')).toEqual(['x86-TSO']);
  });

  it('puts whole words before their beginnings', () => {
    expect(find('1').slice(0, 2)).toEqual(['Go to step 1', 'Go to step 12: a, load x']);
    expect(find('step 12')[0]).toBe('Go to step 12: a, load x');
  });

  it('puts what is called so before what is found by its description', () => {
    const entries = [
      { title: 'Released', more: 'by the source' },
      { title: 'Source of the scenario', more: '' },
    ];
    const found = findFuzzily(
      entries,
      'so',
      ({ title }) => title,
      ({ more }) => more,
    );
    expect(found[0]?.title).toBe('Source of the scenario');
  });

  it('understands letters that were left out', () => {
    expect(find('mmry')).toEqual(['the other memory model']);
    expect(find('zzz')).toEqual([]);
  });

  it('finds every entry by its own words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), { minLength: 1 }),
        (entries) => {
          for (const entry of entries) expect(findFuzzily(entries, entry, plain)).toContain(entry);
        },
      ),
    );
  });
});
