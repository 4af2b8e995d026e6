// The run that keeps a course and leaves out as few labelled steps as possible; among those a shortest one.

import { defined } from '../../base/defined.ts';
import { listAt } from '../../base/listAt.ts';
import type { RowIndex } from '../../model/indices.ts';
import { Pairs } from './pairs.ts';
import type { ProgressMove } from './progress.ts';
import type { Runs } from './spread.ts';
import type { Walk } from './walk.ts';

/** A run as the rows that are taken, with the waypoints that each of them passes. */
export interface Passage {
  readonly rows: readonly RowIndex[];
  /** States it comes through, the initial one first. */
  readonly states: readonly number[];
  /** Waypoints that are passed before the first step, then by each step or right behind it. */
  readonly passed: readonly (readonly number[])[];
  /** Progress at the start and behind each step. */
  readonly sets: readonly number[];
}

/** The best of the runs from the initial state that come to a goal: a state with a progress. */
export function bestPassage(
  walk: Walk,
  runs: Pick<Runs, 'again' | 'through'>,
  isGoal: (state: number, set: number) => boolean,
): Passage | undefined {
  return new PassageSearch(walk, runs, isGoal).run();
}

/** A node that is reached, from which one, by which row, and what that costs. */
interface Reached {
  readonly state: number;
  readonly set: number;
  readonly parent: number | undefined;
  readonly row: RowIndex | undefined;
  readonly move: ProgressMove | undefined;
  readonly cost: number;
  readonly length: number;
}

/** Dijkstra's algorithm; the open nodes lie in buckets by what they cost: labels left out first, steps second. */
class PassageSearch {
  private readonly walk: Walk;
  private readonly runs: Pick<Runs, 'again' | 'through'>;
  private readonly isGoal: (state: number, set: number) => boolean;
  private readonly nodes = new Pairs();
  /** For each node, in order of its number. */
  private readonly parents: (number | undefined)[] = [];
  /** Undefined where the state itself passed a waypoint, and at the start. */
  private readonly rows: (RowIndex | undefined)[] = [];
  private readonly moves: (ProgressMove | undefined)[] = [];
  private readonly costs: number[] = [];
  private readonly lengths: number[] = [];
  private readonly buckets: number[][][] = [];

  constructor(walk: Walk, runs: Pick<Runs, 'again' | 'through'>, isGoal: PassageSearch['isGoal']) {
    this.walk = walk;
    this.runs = runs;
    this.isGoal = isGoal;
  }

  run(): Passage | undefined {
    this.reach({
      ...{ state: 0, set: this.walk.progress.start, parent: undefined, row: undefined },
      ...{ move: undefined, cost: 0, length: 0 },
    });
    for (let cost = 0; cost < this.buckets.length; cost++)
      for (let length = 0; length < listAt(this.buckets, cost).length; length++) {
        const goal = this.emptyBucket(cost, length);
        if (goal !== undefined) return this.passageTo(goal);
      }
    return undefined;
  }

  /** Expands the nodes of a bucket, to which more may come meanwhile; returns the first that is a goal. */
  private emptyBucket(cost: number, length: number): number | undefined {
    const bucket = listAt(listAt(this.buckets, cost), length);
    for (let head = 0; head < bucket.length; head++) {
      const node = defined(bucket[head]);
      if (this.costs[node] !== cost || this.lengths[node] !== length) continue;
      const state = this.nodes.leftOf(node);
      const set = this.nodes.rightOf(node);
      if (this.isGoal(state, set)) return node;
      this.walk.from(state, set, (target, _, row, move) => {
        if (move.again > 0 && !this.runs.again) return;
        this.reach({
          ...{ state: target, set: move.to, parent: node, row, move },
          ...{ cost: cost + move.leftOut, length: length + (row === undefined ? 0 : 1) },
        });
      });
    }
    return undefined;
  }

  private reach({ state, set, parent, row, move, cost, length }: Reached): void {
    if (this.runs.through !== undefined && this.runs.through[state] !== 1) return;
    const known = this.nodes.find(state, set);
    if (known >= 0) {
      const before = defined(this.costs[known]);
      if (before < cost || (before === cost && defined(this.lengths[known]) <= length)) return;
    }
    const node = known >= 0 ? known : this.nodes.add(state, set);
    this.parents[node] = parent;
    this.rows[node] = row;
    this.moves[node] = move;
    this.costs[node] = cost;
    this.lengths[node] = length;
    while (this.buckets.length <= cost) this.buckets.push([]);
    const lengths = this.buckets[cost];
    while (lengths !== undefined && lengths.length <= length) lengths.push([]);
    lengths?.[length]?.push(node);
  }

  private passageTo(end: number): Passage {
    const path: number[] = [];
    for (let node: number | undefined = end; node !== undefined; node = this.parents[node]) path.push(node);
    const rows: RowIndex[] = [];
    const states: number[] = [];
    const sets: number[] = [];
    const passed: number[][] = [];
    for (const node of path.reverse()) {
      const row = this.rows[node];
      const move = this.moves[node];
      const own = move === undefined ? [] : move.passed;
      if (row === undefined && states.length > 0) {
        // A state passes it: that happens right behind the step that led there.
        passed.at(-1)?.push(...own);
        sets[sets.length - 1] = this.nodes.rightOf(node);
        continue;
      }
      if (row !== undefined) rows.push(row);
      states.push(this.nodes.leftOf(node));
      sets.push(this.nodes.rightOf(node));
      passed.push([...own]);
    }
    return { rows, states, passed, sets };
  }
}
