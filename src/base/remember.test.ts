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

describe('what is picked of the arguments', () => {
  it('tells calls apart, and nothing else does', () => {
    const { calls, join } = counted();
    const last = rememberLast(join, (...names) => [names.at(-1)]);
    expect([last(a, b), last(b, b), last(b, a)]).toEqual(['a,b', 'a,b', 'b,a']);
    const each = rememberEach(join, (...names) => [names.at(-1)]);
    expect([each(a, b), each(b, b), each(b, a), each(a, b)]).toEqual(['a,b', 'a,b', 'b,a', 'a,b']);
    expect(calls).toEqual(['a,b', 'b,a', 'a,b', 'b,a']);
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

  it('tells what is no object apart by its value', () => {
    const calls: unknown[] = [];
    const remembered = rememberEach((...args: readonly unknown[]) => calls.push(args));
    expect([1, 2, 1, undefined, undefined, null, '1'].map((key) => remembered(a, key))).toEqual([
      1, 2, 1, 3, 3, 4, 5,
    ]);
    expect([remembered(), remembered()]).toEqual([6, 6]);
  });

  it('remembers that there is no result', () => {
    const { calls, join } = counted();
    const remembered = rememberEach(join);
    expect([remembered(b), remembered(b)]).toEqual([undefined, undefined]);
    expect(calls).toEqual(['b']);
  });
});
