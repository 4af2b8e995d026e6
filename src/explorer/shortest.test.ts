import { describe, expect, it } from 'vitest';
import { fewestOverall, fewestSwitchesOfShortest, type PlainGraph } from '../oracle/bruteForce.ts';
import { createChance } from '../oracle/chance.ts';
import { packedGraph, randomGraph } from '../oracle/randomGraph.ts';
import type { Cast } from './cast.ts';
import { fewestWay } from './fewest.ts';
import { shortestWay } from './shortest.ts';

/** Six rows: rows 0, 1 are task 1's, 2, 3 task 2's, 4 is task 3's, 5 a handler's. */
const taskOf = [1, 1, 2, 2, 3, 0];
const cast: Cast = {
  actors: 4,
  actorOf: Uint16Array.from([0, 0, 1, 1, 2, 3]),
  taskOf: Uint16Array.from(taskOf),
  tasks: 3,
  fair: Uint32Array.from([15]),
};

/** Replays rows from state 0. */
function walk(
  graph: PlainGraph,
  rows: readonly number[],
): { end: number; switches: number; preemptions: number } {
  let [end, last, switches, preemptions] = [0, 0, 0, 0];
  for (const row of rows) {
    const edges = graph[end] ?? [];
    const edge = edges.find((candidate) => candidate.row === row);
    expect(edge).toBeDefined();
    const task = taskOf[row] ?? 0;
    const mine = last;
    if (last !== 0 && task !== 0 && task !== last) {
      switches++;
      if (edges.some((other) => taskOf[other.row] === mine)) preemptions++;
    }
    last = task === 0 ? last : task;
    end = edge?.to ?? -1;
  }
  return { end, switches, preemptions };
}

describe('on random graphs', () => {
  it('the way to the nearest goal is as short as any, and switches as little as any so short', () => {
    for (let seed = 1; seed <= 2_000; seed++) {
      const chance = createChance(seed);
      const graph = randomGraph(chance, 12, 6);
      const goals = Uint8Array.from(graph, () => (chance.oneIn(5) ? 1 : 0));
      const wanted = fewestSwitchesOfShortest(
        graph,
        (state) => goals[state] === 1,
        (row) => taskOf[row] ?? 0,
      );
      const way = shortestWay(packedGraph(graph), 0, goals, cast);
      expect(way === undefined).toBe(wanted === undefined);
      if (way === undefined) continue;
      const { end, switches } = walk(graph, way.rows);
      expect([end, goals[end]]).toEqual([way.end, 1]);
      expect({ length: way.rows.length, switches }).toEqual(wanted);
    }
  });

  it.each(['switches', 'preemptions'] as const)('no way to a goal needs fewer %s', (counted) => {
    for (let seed = 1; seed <= 2_000; seed++) {
      const chance = createChance(seed);
      const graph = randomGraph(chance, 12, 6);
      const goals = Uint8Array.from(graph, () => (chance.oneIn(5) ? 1 : 0));
      const wanted = fewestOverall(
        graph,
        (state) => goals[state] === 1,
        (row) => taskOf[row] ?? 0,
        counted,
      );
      const way = fewestWay(packedGraph(graph), 0, goals, cast, counted);
      expect(way?.cost).toBe(wanted);
      if (way === undefined) continue;
      const walked = walk(graph, way.rows);
      expect([walked.end, goals[walked.end], walked[counted]]).toEqual([way.end, 1, wanted]);
    }
  });
});

it('takes the first actor’s turns first where nothing else decides', () => {
  const diamond = packedGraph([
    [
      { row: 0, to: 1 },
      { row: 2, to: 2 },
    ],
    [{ row: 2, to: 3 }],
    [{ row: 0, to: 3 }],
    [],
  ]);
  expect(shortestWay(diamond, 0, Uint8Array.from([0, 0, 0, 1]), cast)?.rows).toEqual([0, 2]);
});
