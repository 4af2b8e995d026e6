import { describe, expect, it } from 'vitest';
import { FATES, type Fate } from '../model/report.ts';
import type { PlainGraph } from '../oracle/bruteForce.ts';
import { createChance } from '../oracle/chance.ts';
import { packedGraph, randomGraph } from '../oracle/randomGraph.ts';
import { solveGame } from './game.ts';
import { reversed } from './reversed.ts';

function solve(graph: PlainGraph, fates: readonly Fate[]): readonly number[] {
  const edges = packedGraph(graph);
  const codes = Uint8Array.from(fates, (fate) => FATES.indexOf(fate));
  return [...solveGame(edges, reversed(edges, graph.length), codes)];
}

const to = (...states: readonly number[]) => states.map((state, row) => ({ row, to: state }));

describe('the game of “avoid”', () => {
  it('is over where the run is safe or doomed', () => {
    expect(solve([[], []], ['safe', 'doomed'])).toEqual([1, -1]);
  });

  it('is won in one move by a step into safety', () => {
    expect(solve([to(1, 2), [], []], ['open', 'safe', 'doomed'])).toEqual([2, 1, -1]);
  });

  it('is won by passing where every step is a mistake, and the adversary must make one that is not', () => {
    // From 0 there is one step only, to 1; there whoever moves decides.
    const graph = [to(1), to(2, 3), [], []];
    expect(solve(graph, ['open', 'open', 'safe', 'doomed'])).toEqual([4, 2, 1, -1]);
  });

  it('is lost where whatever you do leaves the adversary a way', () => {
    const graph = [to(0, 1), to(1, 2, 3), [], []];
    expect(solve(graph, ['open', 'open', 'doomed', 'doomed'])).toEqual([-5, -3, -1, -1]);
  });

  it('has no winner where both can go round for ever', () => {
    expect(solve([to(1), to(0)], ['open', 'open'])).toEqual([0, 0]);
  });

  it('agrees with trying every play on random small graphs', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const chance = createChance(seed);
      const graph = randomGraph(chance, 9, 3);
      const fates = graph.map((edges): Fate => {
        if (edges.length > 0 && !chance.oneIn(3)) return 'open';
        return chance.oneIn(2) ? 'safe' : 'doomed';
      });
      expect(solve(graph, fates), `seed ${seed}`).toEqual(byDefinition(graph, fates));
    }
  });
});

/** Tries every play of 1, 2, 3 … moves, until more of them decide nothing more. */
function byDefinition(graph: PlainGraph, fates: readonly Fate[]): readonly number[] {
  const codes = fates.map(() => 0);
  const mostMoves = graph.length * 2 + 1;
  for (let moves = 0; moves <= mostMoves; moves++)
    for (const [state, code] of codes.entries()) {
      if (code !== 0) continue;
      if (forces(graph, fates, 'you', state, 'you', moves)) codes[state] = moves + 1;
      else if (forces(graph, fates, 'adversary', state, 'you', moves)) codes[state] = -moves - 1;
    }
  return codes;
}

type Player = 'you' | 'adversary';

const memory = new Map<string, boolean>();

/** True where `who` can force the end that is good for him within so many moves. */
function forces(
  graph: PlainGraph,
  fates: readonly Fate[],
  who: Player,
  state: number,
  mover: Player,
  moves: number,
): boolean {
  const fate = fates[state];
  if (fate !== 'open') return fate === (who === 'you' ? 'safe' : 'doomed');
  if (moves === 0) return false;
  const key = JSON.stringify([fates, graph, who, state, mover, moves]);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const steps = (graph[state] ?? []).map((edge) => edge.to);
  const targets = mover === 'you' ? [...steps, state] : steps;
  const other = mover === 'you' ? 'adversary' : 'you';
  const good = (target: number): boolean => forces(graph, fates, who, target, other, moves - 1);
  const found = mover === who ? targets.some(good) : targets.every(good);
  memory.set(key, found);
  return found;
}
