// A run, from the states that it came through.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { Machine } from '../engine/machine.ts';
import { type RowIndex, rowIndex } from '../model/indices.ts';
import type { StateSpace } from './stateSpace.ts';

/** Which states there are, and from which each was found first. */
export interface Ancestry {
  wordsOf(state: number): Uint32Array;
  originOf(state: number): number;
}

export function ancestryOf({ table, parents }: Pick<StateSpace, 'table' | 'parents'>): Ancestry {
  return { wordsOf: (state) => table.state(state), originOf: (state) => defined(parents[state]) };
}

/** The rows from state 0 to a state, found again by trying what each of its ancestors can do. */
export function rowsAlong(
  machine: Machine,
  { wordsOf, originOf }: Ancestry,
  state: number,
): readonly RowIndex[] {
  const enabled = new Int32Array(machine.program.choices.length);
  const next = new Uint32Array(machine.words);
  const rows: RowIndex[] = [];
  for (let child = state; child !== 0; ) {
    const origin = originOf(child);
    const [words, before] = [wordsOf(child), wordsOf(origin)];
    const count = machine.enabled(before, 0, enabled);
    const row = enabled.subarray(0, count).find((candidate) => {
      machine.apply(before, 0, rowIndex(candidate), next, 0);
      return next.every((word, index) => word === words[index]);
    });
    assert(row !== undefined, 'a state is led to by the one that it was found from');
    rows.push(rowIndex(row));
    child = origin;
  }
  return rows.reverse();
}
