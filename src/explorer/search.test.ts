import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { reportOf } from './report.ts';
import { closureSearch } from './search.ts';
import { fact, type StateSpace } from './stateSpace.ts';
import { ERROR, REST } from './wasm/facts.ts';
import { wasmSearch } from './wasmSearch.ts';

const program = programOf(`scenario "Two stores"
lane cpu0; lane cpu1;
int 0..2 x;
task a on cpu0 { x = 1; }
task b on cpu1 { x = 2; assert x == 2; }
never x == 1 one "x is never 1.";`);

describe.each([
  ['over closures', closureSearch],
  ['in WebAssembly', wasmSearch],
])('a search %s', (_, begin) => {
  function search(states: number, portion = states, edges = true): StateSpace {
    const started = begin(createMachine(program), { states, edges });
    while (!started.advance(portion));
    return started.finish();
  }

  it('numbers states breadth first, and keeps every edge', () => {
    const space = search(100);
    expect(space.complete).toBe(true);
    expect([...(space.edges?.first ?? [])]).toEqual([0, 2, 3, 5, 6, 7, 8, 8, 8, 8]);
    expect(space.transitions).toBe(space.edges?.targets.length);
    expect([...space.parents]).toEqual([...space.parents].sort((a, b) => a - b));
  });

  it('knows of each state what holds there', () => {
    const space = search(100);
    const states = Array.from({ length: space.table.size }, (_, state) => state);
    const one = space.plan.properties[0]?.expr ?? 0;
    expect(states.filter((state) => fact(space, state, one)).length).toBeGreaterThan(0);
    expect(states.filter((state) => fact(space, state, ERROR))).toHaveLength(1);
    expect(states.filter((state) => fact(space, state, REST)).length).toBeGreaterThan(0);
  });

  it('comes to the same in small portions', () => {
    expect(search(100, 1)).toEqual(search(100));
  });

  it('stops at its bound, with whole states only', () => {
    const space = search(4);
    expect(space.complete).toBe(false);
    expect(space.table.size).toBe(4);
    expect(space.edges?.first.length).toBe(space.expanded + 1);
    expect(Math.max(...(space.edges?.targets ?? []))).toBeLessThan(4);
  });

  it.each([1, 2, 3, 5, 8, 100])('reports on what %i states show, with and without edges', (states) => {
    for (const edges of [true, false]) {
      const machine = createMachine(program);
      const report = reportOf(machine, search(states, states, edges), { fairness: true });
      const { verdict, example } = report.verdicts.find(({ name }) => name === 'one') ?? {};
      expect(verdict).toBe(states > 1 ? 'fails' : 'unknown');
      expect(example?.schedule).toEqual(states > 1 ? [{ actor: 'a', alternative: 0 }] : undefined);
    }
  });
});
