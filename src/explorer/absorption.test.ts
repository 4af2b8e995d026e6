import { expect, it } from 'vitest';
import { absorbedInBad, type PlainGraph, reachableFrom } from '../oracle/bruteForce.ts';
import { createChance } from '../oracle/chance.ts';
import { packedGraph, randomGraph } from '../oracle/randomGraph.ts';
import { absorption } from './absorption.ts';

interface Case {
  readonly graph: PlainGraph;
  readonly bad: Uint8Array;
  readonly good: Uint8Array;
}

/** Every state reaches an end: those that would not are bad, as in a state space. */
function randomCase(seed: number, statesMax: number): Case {
  const chance = createChance(seed);
  const graph = randomGraph(chance, statesMax, 4);
  const good = Uint8Array.from(graph, () => (chance.oneIn(4) ? 1 : 0));
  const bad = Uint8Array.from(graph, (_, state) =>
    chance.oneIn(6) || ![...reachableFrom(graph, state)].some((other) => good[other] === 1) ? 1 : 0,
  );
  return { graph, bad, good };
}

function compare({ graph, bad, good }: Case, visitsMax: number): void {
  const wanted = absorbedInBad(
    graph,
    (state) => bad[state] === 1,
    (state) => good[state] === 1,
  );
  const found = absorption(packedGraph(graph), bad, good, visitsMax);
  for (const [state, probability] of wanted.entries()) {
    expect(Math.abs((found.bad[state] ?? -1) - probability)).toBeLessThan(1e-9);
    expect(Math.abs((found.good[state] ?? -1) - (1 - probability))).toBeLessThan(1e-9);
  }
}

it('agrees with Gaussian elimination on random small graphs', () => {
  for (let seed = 1; seed <= 1_000; seed++) compare(randomCase(seed, 14), 1e6);
});

it('agrees with it where components are too large to be eliminated', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const chance = createChance(seed);
    const states = 150;
    const next = (state: number): number => (state + 1) % states;
    const graph = Array.from({ length: states }, (_, state) => [
      { row: 0, to: next(state) },
      { row: 1, to: chance.below(states) },
    ]);
    const ends = [chance.below(states), chance.below(states)];
    const mark = (end: number | undefined): Uint8Array =>
      Uint8Array.from(graph, (_, state) => (state === end ? 1 : 0));
    compare({ graph, bad: mark(ends[0]), good: mark(ends[1]) }, 1e8);
  }
});

it('leaves the sum below one where it may not look at enough edges', () => {
  const states = 200;
  const graph = Array.from({ length: states }, (_, state) => [
    { row: 0, to: Math.max(0, state - 1) },
    { row: 1, to: Math.min(states - 1, state + 1) },
  ]);
  const mark = (end: number): Uint8Array => Uint8Array.from(graph, (_, state) => (state === end ? 1 : 0));
  const found = absorption(packedGraph(graph), mark(0), mark(states - 1), 10_000);
  expect((found.bad[100] ?? 0) + (found.good[100] ?? 0)).toBeLessThan(0.999);
});
