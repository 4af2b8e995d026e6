// The edges of a graph, the other way round.

import { defined } from '../base/defined.ts';
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
    const to = defined(targets[edge]) + 1;
    begins[to] = defined(begins[to]) + 1;
  }
  for (let state = 0; state < states; state++)
    begins[state + 1] = defined(begins[state + 1]) + defined(begins[state]);
  const next = begins.slice();
  const sources = new Uint32Array(targets.length);
  for (let from = 0; from + 1 < first.length; from++) {
    const end = defined(first[from + 1]);
    for (let edge = defined(first[from]); edge < end; edge++) {
      const to = defined(targets[edge]);
      const place = defined(next[to]);
      sources[place] = from;
      next[to] = place + 1;
    }
  }
  return { first: begins, sources };
}
