// A run from the initial state to the nearest of some states.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { Machine } from '../engine/machine.ts';
import { type RowIndex, rowIndex } from '../model/indices.ts';
import type { Example } from '../model/report.ts';
import { turnOfRow } from '../schedule/turns.ts';
import type { Analysis } from './analysis.ts';
import { fewestWay } from './fewest.ts';
import { shortestWay } from './shortest.ts';
import type { StateSpace } from './stateSpace.ts';

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
  return exampleOf(analysis, rows ?? rowsByParents(machine, space, state));
}

/** The run to a marked state with the fewest context switches, or preemptions, overall; among those the shortest. */
export function fewest(
  analysis: Analysis,
  marks: Uint8Array,
  counted: 'switches' | 'preemptions',
): { readonly example: Example; readonly cost: number } | undefined {
  const { graph, cast } = analysis;
  if (graph === undefined || !marks.includes(1)) return undefined;
  const way = fewestWay(graph.edges, 0, marks, cast, counted);
  return way === undefined ? undefined : { example: exampleOf(analysis, way.rows), cost: way.cost };
}

/** The run that takes these rows. */
export function exampleOf({ machine }: Analysis, rows: readonly RowIndex[]): Example {
  return { schedule: rows.map((row) => turnOfRow(machine.program, row)), cycleFrom: undefined };
}

/** How the search came to a state, found again by trying what each of its ancestors can do. */
function rowsByParents(machine: Machine, { table, parents }: StateSpace, state: number): readonly RowIndex[] {
  const enabled = new Int32Array(machine.program.choices.length);
  const next = new Uint32Array(machine.words);
  const rows: RowIndex[] = [];
  for (let child = state; child !== 0; child = defined(parents[child])) {
    const at = table.at(defined(parents[child]));
    const count = machine.enabled(table.words, at, enabled);
    const row = enabled.subarray(0, count).find((candidate) => {
      machine.apply(table.words, at, rowIndex(candidate), next, 0);
      return table.find(next) === child;
    });
    assert(row !== undefined, 'a parent leads to its child');
    rows.push(rowIndex(row));
  }
  return rows.reverse();
}
