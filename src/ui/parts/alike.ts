// When a component need not be printed again: where what it is given says the same, though it was worked out anew.

import { defined } from '../../base/defined.ts';

/**
 * For `memo`: true where all that is given is the same, and what is named says the same. Name only what is small and
 * holds nothing but plain data: it is compared part by part.
 */
export function alikeIn(...names: readonly string[]): (before: object, after: object) => boolean {
  return (before, after) => sameEntries(before, after, (name) => names.includes(name));
}

function sameEntries(one: object, other: object, isPlain: (name: string) => boolean): boolean {
  const entries = Object.entries(one);
  const others = Object.entries(other);
  return (
    entries.length === others.length &&
    entries.every(([name, value], index) => {
      const [otherName, otherValue] = defined(others[index]);
      return name === otherName && (value === otherValue || (isPlain(name) && saysSame(value, otherValue)));
    })
  );
}

function saysSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other);
  return Array.isArray(one) === Array.isArray(other) && sameEntries(one, other, () => true);
}
