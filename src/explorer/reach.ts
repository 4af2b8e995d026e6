// Sets of states as marks, one byte a state, and what can reach them.

import { defined } from '../base/defined.ts';
import type { Reversed } from './reversed.ts';
import { fact, type StateSpace } from './stateSpace.ts';

/** Marks the states where a fact (a bit of the plan) holds. */
export function marksOf(space: StateSpace, bit: number): Uint8Array {
  const marks = new Uint8Array(space.table.size);
  for (let state = 0; state < marks.length; state++) marks[state] = fact(space, state, bit) ? 1 : 0;
  return marks;
}

/** Adds to `marks` all states from which a marked one can be reached; with `through`, only over states marked there. */
export function markBackward(
  { first, sources }: Reversed,
  marks: Uint8Array,
  through: Uint8Array | undefined = undefined,
): void {
  const open = new Uint32Array(marks.length);
  let length = 0;
  for (let state = 0; state < marks.length; state++) if (marks[state] === 1) open[length++] = state;
  while (length > 0) {
    const state = defined(open[--length]);
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++) {
      const source = defined(sources[edge]);
      if (marks[source] === 1 || through?.[source] === 0) continue;
      marks[source] = 1;
      open[length++] = source;
    }
  }
}

/**
 * Marks the states from which no state with the fact can be reached, whatever a search would still have found:
 * where it stopped at a bound, only those from which every way has been followed to its end.
 */
export function lostStates(space: StateSpace, before: Reversed, bit: number): Uint8Array {
  const marks = marksOf(space, bit);
  marks.fill(1, space.expanded);
  markBackward(before, marks);
  for (let state = 0; state < marks.length; state++) marks[state] = marks[state] === 1 ? 0 : 1;
  return marks;
}
