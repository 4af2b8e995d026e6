// `always eventually X` and `a leads to b`: a run that never does, fair to everybody but env, or none (R14).

import { defined } from '../base/defined.ts';
import type { Example } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { exampleOf } from './counterexample.ts';
import { mayEnd, trapsOf } from './fairness.ts';
import { fairCycle } from './lasso.ts';
import { type GraphWay, shortestWay } from './shortest.ts';
import { type Edges, isExpanded } from './stateSpace.ts';

/**
 * The shortest way into a fair run that stays among states without the goal for ever, and that run as a lasso.
 * `from`: only runs count that stay so from a marked state on; undefined: from any state on.
 * Where the search stopped at a bound, what is found is real, but finding nothing means nothing.
 */
export function fairRunWithout(
  analysis: Analysis,
  goal: Uint8Array,
  from: Uint8Array | undefined,
): Example | undefined {
  const { space, graph, cast, options } = analysis;
  if (graph === undefined) return undefined;
  const inside = goal.map((mark, state) => (mark === 0 && state < space.expanded ? 1 : 0));
  const traps = trapsOf(graph.edges, cast, inside, options.fairness);
  if (!traps.marks.includes(1)) return undefined;
  const stem =
    from === undefined
      ? shortestWay(graph.edges, 0, traps.marks, cast)
      : shortestArmedWay(analysis, graph.edges, inside, from, traps.marks);
  if (stem === undefined) return undefined;
  if (mayEnd(graph.edges, cast, stem.end)) return exampleOf(analysis.machine, stem.rows);
  const cycle = fairCycle(graph.edges, cast, traps.components.of, stem.end, options.fairness);
  const { schedule } = exampleOf(analysis.machine, [...stem.rows, ...cycle]);
  return { schedule, cycleFrom: stem.rows.length };
}

/**
 * The shortest way to a trap that has passed a state marked in `from` and stayed inside ever since: a search over
 * two copies of the graph, where only marked states lead from the first copy to the second.
 */
function shortestArmedWay(
  { cast }: Analysis,
  edges: Edges,
  inside: Uint8Array,
  from: Uint8Array,
  traps: Uint8Array,
): GraphWay | undefined {
  const states = inside.length;
  const goals = new Uint8Array(2 * states);
  for (let state = 0; state < states; state++) {
    goals[state] = defined(traps[state]) & defined(from[state]);
    goals[states + state] = defined(traps[state]);
  }
  const armed = from.map((mark, state) => mark & defined(inside[state]));
  const way = shortestWay(twoCopies(edges, inside, armed), 0, goals, cast);
  return way === undefined ? undefined : { rows: way.rows, end: way.end % states };
}

function twoCopies(edges: Edges, inside: Uint8Array, armed: Uint8Array): Edges {
  const states = inside.length;
  const first = new Uint32Array(2 * states + 1);
  const targets = new Uint32Array(3 * edges.targets.length);
  const rows = new Uint16Array(targets.length);
  let count = 0;
  const copy = (state: number, wanted: (target: number) => boolean, offset: number): void => {
    if (!isExpanded(edges, state)) return;
    const end = defined(edges.first[state + 1]);
    for (let edge = defined(edges.first[state]); edge < end; edge++) {
      const target = defined(edges.targets[edge]);
      if (!wanted(target)) continue;
      targets[count] = target + offset;
      rows[count++] = defined(edges.rows[edge]);
    }
  };
  const stays = (target: number): boolean => inside[target] === 1;
  for (let state = 0; state < states; state++) {
    copy(state, () => true, 0);
    if (armed[state] === 1) copy(state, stays, states);
    first[state + 1] = count;
  }
  for (let state = 0; state < states; state++) {
    if (inside[state] === 1) copy(state, stays, states);
    first[states + state + 1] = count;
  }
  return { first, targets: targets.subarray(0, count), rows: rows.subarray(0, count) };
}
