// A run from the initial state to the nearest of some states.

import type { Machine } from '../engine/machine.ts';
import type { RowIndex } from '../model/indices.ts';
import type { Example } from '../model/report.ts';
import { turnOfRow } from '../schedule/turns.ts';
import type { Analysis } from './analysis.ts';
import { fewestWay } from './fewest.ts';
import { ancestryOf, rowsAlong } from './rowsAlong.ts';
import { shortestWay } from './shortest.ts';

/**
 * The shortest run to a marked state and, among those, the one with the fewest context switches (which takes the
 * edges: where they were not kept, it is one of the shortest). Undefined where no reachable state is marked.
 */
export function nearest(analysis: Analysis, marks: Uint8Array): Example | undefined {
  const { machine, space, graph, cast } = analysis;
  const state = marks.indexOf(1);
  if (state < 0) return undefined;
  // The edges of the state at which a bound stopped the search are not kept, though what it found by them is.
  const rows = graph === undefined ? undefined : shortestWay(graph.edges, 0, marks, cast)?.rows;
  return exampleOf(machine, rows ?? rowsAlong(machine, ancestryOf(space), state));
}

/** The run to a marked state with the fewest context switches, or preemptions, overall; among those the shortest. */
export function fewest(
  analysis: Analysis,
  marks: Uint8Array,
  counted: 'switches' | 'preemptions',
): { readonly example: Example; readonly cost: number } | undefined {
  const { machine, graph, cast } = analysis;
  if (graph === undefined || !marks.includes(1)) return undefined;
  const way = fewestWay(graph.edges, 0, marks, cast, counted);
  return way === undefined ? undefined : { example: exampleOf(machine, way.rows), cost: way.cost };
}

/** The run that takes these rows. */
export function exampleOf(machine: Machine, rows: readonly RowIndex[]): Example {
  return { schedule: rows.map((row) => turnOfRow(machine.program, row)), cycleFrom: undefined };
}
