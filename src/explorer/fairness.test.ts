import { describe, expect, it } from 'vitest';
import { fairlyStaying, type PlainGraph } from '../oracle/bruteForce.ts';
import { createChance } from '../oracle/chance.ts';
import { packedGraph, randomGraph } from '../oracle/randomGraph.ts';
import type { Cast } from './cast.ts';
import { mayEnd, trapsOf } from './fairness.ts';
import { fairCycle } from './lasso.ts';
import { markBackward } from './reach.ts';
import { reversed } from './reversed.ts';

// Actor 0 takes rows 0 and 1, actors 1 and 2 the next two; row 4 is env's, whom nobody serves.
const actorOf = [0, 0, 1, 2, 3];
const fair = [0, 1, 2];
const cast: Cast = {
  actors: 4,
  actorOf: Uint16Array.from(actorOf),
  taskOf: Uint16Array.from([1, 1, 2, 3, 0]),
  tasks: 3,
  fair: Uint32Array.from([7]),
};

/** Follows rows from a state: every state on the way, and the actors that moved. */
function follow(
  graph: PlainGraph,
  start: number,
  rows: readonly number[],
): { states: number[]; moved: Set<number> } {
  const states = [start];
  for (const row of rows) {
    const edge = graph[states.at(-1) ?? 0]?.find((candidate) => candidate.row === row);
    expect(edge).toBeDefined();
    states.push(edge?.to ?? -1);
  }
  return { states, moved: new Set(rows.map((row) => actorOf[row] ?? -1)) };
}

function randomCase(seed: number): { graph: PlainGraph; inside: Uint8Array } {
  const chance = createChance(seed);
  const graph = randomGraph(chance, 12, 5);
  return { graph, inside: Uint8Array.from(graph, () => (chance.oneIn(4) ? 0 : 1)) };
}

describe.each([true, false])('on random graphs, with fairness %s', (fairness) => {
  it('a run can stay inside exactly from where the fixpoint of Emerson and Lei says so', () => {
    for (let seed = 1; seed <= 3_000; seed++) {
      const { graph, inside } = randomCase(seed);
      const edges = packedGraph(graph);
      const { marks } = trapsOf(edges, cast, inside, fairness);
      markBackward(reversed(edges, graph.length), marks, inside);
      const staying = fairlyStaying(
        graph,
        [...inside].map((mark) => mark === 1),
        { actorOf: (row) => actorOf[row] ?? -1, fair: fairness ? fair : [] },
        fair,
      );
      expect(
        [...marks].flatMap((mark, state) => (mark === 1 ? [state] : [])),
        `seed ${seed}`,
      ).toEqual([...staying].toSorted((a, b) => a - b));
    }
  });

  it('a cycle is real, closes, stays inside, and is fair to everybody but env', () => {
    let cycles = 0;
    for (let seed = 1; seed <= 3_000; seed++) {
      const { graph, inside } = randomCase(seed);
      const edges = packedGraph(graph);
      const traps = trapsOf(edges, cast, inside, fairness);
      for (const [start, mark] of traps.marks.entries()) {
        if (mark === 0 || mayEnd(edges, cast, start)) continue;
        const rows = fairCycle(edges, cast, traps.components.of, start, fairness);
        const { states, moved } = follow(graph, start, rows);
        expect(rows.length).toBeGreaterThan(0);
        expect(states.at(-1)).toBe(start);
        expect(states.every((state) => inside[state] === 1)).toBe(true);
        const unable = (actor: number): boolean =>
          states.some((state) => !graph[state]?.some(({ row }) => actorOf[row] === actor));
        if (fairness) expect(fair.filter((actor) => !moved.has(actor) && !unable(actor))).toEqual([]);
        cycles++;
      }
    }
    expect(cycles).toBeGreaterThan(1_000);
  });
});
