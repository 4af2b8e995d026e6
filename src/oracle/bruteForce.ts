// What the explorer decides about a graph, decided again by definition or by other methods, slowly: tests hold the two
// against each other.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';

interface PlainEdge {
  readonly row: number;
  readonly to: number;
}
/** Edges of each state, in order. */
export type PlainGraph = readonly (readonly PlainEdge[])[];

/** States that can be reached from one, itself included, over states that are let through. */
export function reachableFrom(
  graph: PlainGraph,
  start: number,
  through: (state: number) => boolean = () => true,
): ReadonlySet<number> {
  const found = new Set([start]);
  for (const state of found) for (const { to } of defined(graph[state])) if (through(to)) found.add(to);
  return found;
}

/** What makes a state bad by itself or by what lies ahead. */
export interface Badness {
  readonly broken: (state: number) => boolean;
  /** Undefined where the program has no rest to come to. */
  readonly rest: ((state: number) => boolean) | undefined;
  readonly possible: readonly ((state: number) => boolean)[];
  /** Rows that take a lock which somebody in a state waits for. */
  readonly waitedFor: (state: number) => readonly number[];
}

/** The fate of each state, word for word as R15 has it. */
export function fatesByDefinition(
  graph: PlainGraph,
  { broken, rest, possible, waitedFor }: Badness,
): readonly string[] {
  const reach = graph.map((_, state) => [...reachableFrom(graph, state)]);
  const reaches = (state: number, wanted: (other: number) => boolean): boolean =>
    defined(reach[state]).some(wanted);
  const takes = (row: number) => (state: number) => defined(graph[state]).some((edge) => edge.row === row);
  const wanted = rest === undefined ? possible : [rest, ...possible];
  const bad = graph.map(
    (_, state) =>
      broken(state) ||
      wanted.some((each) => !reaches(state, each)) ||
      waitedFor(state).some((row) => !reaches(state, takes(row))),
  );
  const isGood = (state: number): boolean => bad[state] === false;
  const canGoOn = rest === undefined ? (state: number) => returnsAmong(graph, state, isGood) : rest;
  return graph.map((_, state) => {
    if (!isGood(state) || ![...reachableFrom(graph, state, isGood)].some(canGoOn)) return 'doomed';
    return defined(reach[state]).every(isGood) ? 'safe' : 'open';
  });
}

/** Whether some way leads from a state back to it, over states that are let through. */
function returnsAmong(graph: PlainGraph, state: number, through: (state: number) => boolean): boolean {
  return defined(graph[state]).some(({ to }) => through(to) && reachableFrom(graph, to, through).has(state));
}

/** Who moves and who must be served. */
export interface Fairness {
  readonly actorOf: (row: number) => number;
  readonly fair: readonly number[];
}

/**
 * States from which a run can stay for ever inside, fair to all `fair` actors, by the nested fixpoint of Emerson and
 * Lei (Modalities for model checking, 1985): no components are computed. A run may end where no `able` actor is enabled.
 */
export function fairlyStaying(
  graph: PlainGraph,
  inside: readonly boolean[],
  { actorOf, fair }: Fairness,
  able: readonly number[],
): ReadonlySet<number> {
  const enabled = graph.map((edges) => new Set(edges.map(({ row }) => actorOf(row))));
  const mayEnd = (state: number): boolean => able.every((actor) => enabled[state]?.has(actor) !== true);
  let staying = new Set(graph.flatMap((_, state) => (inside[state] === true ? [state] : [])));
  for (;;) {
    const within = (state: number): readonly PlainEdge[] =>
      defined(graph[state]).filter(({ to }) => staying.has(to));
    const witness = (state: number, actor: number): boolean =>
      enabled[state]?.has(actor) !== true || within(state).some(({ row }) => actorOf(row) === actor);
    const next = [...staying].filter((state) => {
      if (!mayEnd(state) && within(state).length === 0) return false;
      const reached = [...reachableFrom(graph, state, (other) => staying.has(other))];
      return fair.every((actor) => reached.some((other) => witness(other, actor)));
    });
    if (next.length === staying.size) return staying;
    staying = new Set(next);
  }
}

/** Fewest switches among all shortest paths to a goal, by trying every path; undefined where there is none. */
export function fewestSwitchesOfShortest(
  graph: PlainGraph,
  goal: (state: number) => boolean,
  taskOf: (row: number) => number,
): { readonly length: number; readonly switches: number } | undefined {
  let paths = [{ state: 0, last: 0, switches: 0 }];
  for (let length = 0; length <= graph.length; length++) {
    const ends = paths.filter(({ state }) => goal(state));
    if (ends.length > 0) return { length, switches: Math.min(...ends.map((end) => end.switches)) };
    assert(paths.length < 100_000, 'too many paths to try');
    paths = paths.flatMap(({ state, last, switches }) =>
      defined(graph[state]).map(({ row, to }) => {
        const task = taskOf(row);
        const costs = last !== 0 && task !== 0 && last !== task ? 1 : 0;
        return { state: to, last: task === 0 ? last : task, switches: switches + costs };
      }),
    );
  }
  return undefined;
}

/** Fewest switches or preemptions of any path to a goal: relaxation until nothing improves (Bellman, Ford). */
export function fewestOverall(
  graph: PlainGraph,
  goal: (state: number) => boolean,
  taskOf: (row: number) => number,
  counted: 'switches' | 'preemptions',
): number | undefined {
  const cost = new Map([['0 0', 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [key, before] of [...cost]) {
      const [state = 0, last = 0] = key.split(' ').map(Number);
      const edges = defined(graph[state]);
      const canMove = edges.some(({ row }) => taskOf(row) === last);
      for (const { row, to } of edges) {
        const task = taskOf(row);
        const switches = last !== 0 && task !== 0 && last !== task;
        const after = before + (switches && (counted === 'switches' || canMove) ? 1 : 0);
        const next = `${to} ${task === 0 ? last : task}`;
        if (after >= (cost.get(next) ?? Number.POSITIVE_INFINITY)) continue;
        cost.set(next, after);
        changed = true;
      }
    }
  }
  const ends = [...cost].filter(([key]) => goal(Number(key.split(' ')[0]))).map(([, value]) => value);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** The probability that a coin-flip walk from each state ends in `bad` before `good`: Gauss-Jordan with pivoting. */
export function absorbedInBad(
  graph: PlainGraph,
  bad: (state: number) => boolean,
  good: (state: number) => boolean,
): readonly number[] {
  const size = graph.length;
  const matrix = graph.map((edges, state) => {
    const row: number[] = Array.from({ length: size + 1 }, (_, column) => Number(column === state));
    if (bad(state)) row[size] = 1;
    else if (!good(state)) for (const { to } of edges) row[to] = defined(row[to]) - 1 / edges.length;
    return row;
  });
  for (let pivot = 0; pivot < size; pivot++) {
    const at = matrix.reduce(
      (best, row, index) =>
        index >= pivot && Math.abs(defined(row[pivot])) > Math.abs(defined(matrix[best]?.[pivot]))
          ? index
          : best,
      pivot,
    );
    const chosen = defined(matrix[at]);
    matrix[at] = defined(matrix[pivot]);
    const scaled = chosen.map((value) => value / defined(chosen[pivot]));
    matrix[pivot] = scaled;
    for (const [index, row] of matrix.entries()) {
      const factor = defined(row[pivot]);
      if (index === pivot || factor === 0) continue;
      matrix[index] = row.map((value, column) => value - factor * defined(scaled[column]));
    }
  }
  return matrix.map((row) => defined(row[size]));
}
