import { describe, expect, it } from 'vitest';
import { rememberEach, rememberLast } from './remember.ts';

const [a, b] = [{ name: 'a' }, { name: 'b' }];

/** Counts how often it computes. */
function counted() {
  const calls: string[] = [];
  const join = (...names: readonly { readonly name: string }[]): string | undefined => {
    const words = names.map(({ name }) => name).join();
    calls.push(words);
    return words === 'b' ? undefined : words;
  };
  return { calls, join };
}

describe('what remembers the last result', () => {
  it('computes again for other objects, and for the first ones after them', () => {
    const { calls, join } = counted();
    const remembered = rememberLast(join);
    expect([remembered(a), remembered(a), remembered({ ...a }), remembered(a)]).toEqual(['a', 'a', 'a', 'a']);
    expect(calls).toHaveLength(3);
  });
});

describe('what remembers each result', () => {
  it('computes once for the same objects in the same order', () => {
    const { calls, join } = counted();
    const remembered = rememberEach(join);
    const asked = [remembered(a, b), remembered(b, a), remembered(a, b), remembered(b, a), remembered(a)];
    expect(asked).toEqual(['a,b', 'b,a', 'a,b', 'b,a', 'a']);
    expect(calls).toEqual(['a,b', 'b,a', 'a']);
  });

  it('remembers that there is no result', () => {
    const { calls, join } = counted();
    const remembered = rememberEach(join);
    expect([remembered(b), remembered(b)]).toEqual([undefined, undefined]);
    expect(calls).toEqual(['b']);
  });
});
