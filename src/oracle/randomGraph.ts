// Random small graphs for tests of what is computed on graphs.

import type { PlainGraph } from './bruteForce.ts';
import type { Chance } from './chance.ts';

/** Up to `statesMax` states, each with up to three edges; rows go from 0 to rowsMax − 1 and are in order. */
export function randomGraph(chance: Chance, statesMax: number, rowsMax: number): PlainGraph {
  const states = 1 + chance.below(statesMax);
  return Array.from({ length: states }, () => {
    const rows = Array.from({ length: chance.below(4) }, () => chance.below(rowsMax));
    return [...new Set(rows)].toSorted((a, b) => a - b).map((row) => ({ row, to: chance.below(states) }));
  });
}

/** The same graph in the explorer's form. */
export function packedGraph(graph: PlainGraph): {
  readonly first: Uint32Array;
  readonly targets: Uint32Array;
  readonly rows: Uint16Array;
} {
  const edges = graph.flat();
  let count = 0;
  const ends = graph.map((out) => {
    count += out.length;
    return count;
  });
  return {
    first: Uint32Array.from([0, ...ends]),
    targets: Uint32Array.from(edges, (edge) => edge.to),
    rows: Uint16Array.from(edges, (edge) => edge.row),
  };
}
