import { describe, expect, it } from 'vitest';
import { StateTable } from './stateTable.ts';

const WIDTH = 2;
const states = Array.from({ length: 3_000 }, (_, index) => Uint32Array.of(index, index * 7));

function words(): Uint32Array {
  return Uint32Array.from(states.flatMap((state) => [...state]));
}

describe('a table of states that came from elsewhere', () => {
  it.each([0, 1, 2_999])('finds state %i on the first look', (index) => {
    const table = StateTable.of(WIDTH, words());
    expect(table.find(states[index] ?? Uint32Array.of())).toBe(index);
    expect(table.find(Uint32Array.of(5, 5))).toBe(-1);
  });

  it('says on the first look that it does not have a state', () => {
    expect(StateTable.of(WIDTH, words()).find(Uint32Array.of(5, 5))).toBe(-1);
  });

  it('takes a new state in on the first look', () => {
    const table = StateTable.of(WIDTH, words());
    expect(table.add(Uint32Array.of(5, 5))).toBe(states.length);
    expect(table.find(Uint32Array.of(5, 5))).toBe(states.length);
    expect(table.find(states[1] ?? Uint32Array.of())).toBe(1);
  });
});
