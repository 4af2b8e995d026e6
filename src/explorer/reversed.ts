// The edges of a graph, the other way round.

import type { Edges } from './stateSpace.ts';

/** Predecessors of state s: `sources` from `first[s]` to `first[s + 1]`, one for each edge, in order. */
export interface Reversed {
  readonly first: Uint32Array;
  readonly sources: Uint32Array;
}

/** Turns the edges among `states` states round, by counting sort. */
export function reversed({ first, targets }: Edges, states: number): Reversed {
  const begins = new Uint32Array(states + 1);
  for (let edge = 0; edge < targets.length; edge++) {
    const to = (targets[edge] ?? 0) + 1;
    begins[to] = (begins[to] ?? 0) + 1;
  }
  for (let state = 0; state < states; state++)
    begins[state + 1] = (begins[state + 1] ?? 0) + (begins[state] ?? 0);
  const next = begins.slice();
  const sources = new Uint32Array(targets.length);
  for (let from = 0; from + 1 < first.length; from++) {
    const end = first[from + 1] ?? 0;
    for (let edge = first[from] ?? 0; edge < end; edge++) {
      const to = targets[edge] ?? 0;
      const place = next[to] ?? 0;
      sources[place] = from;
      next[to] = place + 1;
    }
  }
  return { first: begins, sources };
}
