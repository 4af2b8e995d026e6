import { expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { closureSearch, explore } from './search.ts';
import { fact } from './stateSpace.ts';
import { ERROR, REST } from './wasm/facts.ts';

const program = programOf(`scenario "Two stores"
lane cpu0; lane cpu1;
int 0..2 x;
task a on cpu0 { x = 1; }
task b on cpu1 { x = 2; assert x == 2; }
never x == 1 one "x is never 1.";`);

it('numbers states breadth first, and keeps every edge', () => {
  const space = explore(createMachine(program), 100);
  expect(space.complete).toBe(true);
  expect([...(space.edges?.first ?? [])]).toEqual([0, 2, 3, 5, 6, 7, 8, 8, 8, 8]);
  expect(space.transitions).toBe(space.edges?.targets.length);
  expect([...space.parents]).toEqual([...space.parents].sort((a, b) => a - b));
});

it('knows of each state what holds there', () => {
  const space = explore(createMachine(program), 100);
  const states = Array.from({ length: space.table.size }, (_, state) => state);
  const one = space.plan.properties[0]?.expr ?? 0;
  expect(states.filter((state) => fact(space, state, one)).length).toBeGreaterThan(0);
  expect(states.filter((state) => fact(space, state, ERROR))).toHaveLength(1);
  expect(states.filter((state) => fact(space, state, REST)).length).toBeGreaterThan(0);
});

it('comes to the same in small portions', () => {
  const search = closureSearch(createMachine(program), { states: 100, edges: true });
  while (!search.advance(1));
  expect(search.finish()).toEqual(explore(createMachine(program), 100));
});

it('stops at its bound, with whole states only', () => {
  const space = explore(createMachine(program), 4);
  expect(space.complete).toBe(false);
  expect(space.table.size).toBe(4);
  expect(space.edges?.first.length).toBe(space.expanded + 1);
  expect(Math.max(...(space.edges?.targets ?? []))).toBeLessThan(4);
});
