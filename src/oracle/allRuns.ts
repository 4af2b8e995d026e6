// Tables decided by definition: every run of a small program is written down, and each is asked in all ways whether it
// passes the cells in their order. Slow, and independent of the search that it is held against.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { Graph } from '../model/graph.ts';

export interface PlainStep {
  readonly actor: string;
  readonly labels: readonly string[];
  readonly from: number;
  readonly to: number;
}
export type PlainRun = readonly PlainStep[];

/** A cell: who may pass it, by which label; cells of one row have no order. */
export interface PlainCell {
  readonly actors: readonly string[];
  readonly label: string;
  readonly row: number;
}

const RUNS_MAX = 60_000;

/** All runs from the initial state to where nobody can move. The graph must have no circle. */
export function allRuns(graph: Graph): readonly PlainRun[] {
  const runs: PlainRun[] = [];
  const visit = (state: number, run: PlainRun): void => {
    assert(run.length <= graph.states.length, 'the graph has no circle');
    const { edges } = defined(graph.states[state]);
    if (edges.length === 0) runs.push(run);
    assert(runs.length < RUNS_MAX, 'the program is small');
    for (const { actor, labels, to } of edges) visit(to, [...run, { actor, labels, from: state, to }]);
  };
  visit(0, []);
  return runs;
}

/** One way in which a run passes cells: for each cell the step, and the label of the step. */
type Embedding = readonly { readonly step: number; readonly label: number }[];

/** All ways in which a run passes the first `count` cells, each by a label of its own, in their order. */
function embeddings(run: PlainRun, cells: readonly PlainCell[], count = cells.length): readonly Embedding[] {
  const found: Embedding[] = [];
  const place = (index: number, taken: Embedding): void => {
    const cell = cells[index];
    if (index === count || cell === undefined) {
      found.push(taken);
      return;
    }
    run.forEach(({ actor, labels }, step) => {
      labels.forEach((text, label) => {
        if (!cell.actors.includes(actor) || text !== cell.label) return;
        const fits = taken.every((other, earlier) => {
          if (other.step === step && other.label === label) return false;
          return defined(cells[earlier]).row >= cell.row || isBefore(other, { step, label });
        });
        if (fits) place(index + 1, [...taken, { step, label }]);
      });
    });
  };
  place(0, []);
  return found;
}

function isBefore(a: Embedding[number], b: Embedding[number]): boolean {
  return a.step === b.step ? a.label < b.label : a.step < b.step;
}

/** How many cells, from the first one on, some run passes in their order. */
export function cellsPassed(runs: readonly PlainRun[], cells: readonly PlainCell[]): number {
  for (let count = cells.length; count > 0; count--)
    if (runs.some((run) => embeddings(run, cells, count).length > 0)) return count;
  return 0;
}

/** `2 wake up`: the labels that every run that passes all cells takes between a cell and the one before it. */
export function alwaysBetween(runs: readonly PlainRun[], cells: readonly PlainCell[]): readonly string[] {
  let common: ReadonlySet<string> | undefined;
  for (const run of runs)
    for (const embedding of embeddings(run, cells)) {
      const own = new Set(
        embedding.flatMap((at, cell) => {
          const before = embedding[cell - 1];
          return run
            .slice(before === undefined ? 0 : before.step + 1, at.step)
            .flatMap(({ actor, labels }) => labels.map((label) => `${cell} ${actor} ${label}`));
        }),
      );
      common = common === undefined ? own : new Set([...common].filter((each) => own.has(each)));
    }
  return common === undefined ? [] : [...common].sort();
}

/** The same on a graph with circles, whose runs cannot be written down: which cells runs to each state can have passed. */
export function cellsPassedInGraph(graph: Graph, cells: readonly PlainCell[]): number {
  const seen = new Set<string>();
  const open: { readonly state: number; readonly passed: readonly number[] }[] = [];
  const reach = (state: number, passed: readonly number[]): void => {
    const key = `${state}: ${passed.join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    open.push({ state, passed });
  };
  reach(0, []);
  for (const { state, passed } of open)
    for (const { actor, labels, to } of defined(graph.states[state]).edges)
      for (const after of waysToPass(actor, labels, cells, passed)) reach(to, after);
  const counts = open.map(({ passed }) => passed.findIndex((cell, place) => cell !== place));
  return Math.max(...open.map(({ passed }, index) => (counts[index] === -1 ? passed.length : 0)));
}

/** What can have been passed behind a step, in order of the cells. */
function waysToPass(
  actor: string,
  labels: readonly string[],
  cells: readonly PlainCell[],
  passed: readonly number[],
): readonly (readonly number[])[] {
  const [label, ...rest] = labels;
  if (label === undefined) return [passed];
  const ready = cells.flatMap((cell, index) =>
    !passed.includes(index) &&
    cell.label === label &&
    cell.actors.includes(actor) &&
    cells.every((other, earlier) => other.row >= cell.row || passed.includes(earlier))
      ? [index]
      : [],
  );
  return [undefined, ...ready].flatMap((index) =>
    waysToPass(actor, rest, cells, index === undefined ? passed : [...passed, index].sort((a, b) => a - b)),
  );
}
