// All states that runs can be in, for each progress on a course: sets of states as marks, one byte a state. Steps that
// pass nothing lead to the same progress, so that this is reachability in the state graph, once for each progress.

import { defined } from '../../base/defined.ts';
import { listAt } from '../../base/listAt.ts';
import type { RowIndex } from '../../model/indices.ts';
import { isExpanded } from '../stateSpace.ts';
import type { ProgressMove } from './progress.ts';
import type { Walk } from './walk.ts';

export interface Spread {
  /** By the number of the progress: marks of its states; undefined where no run has this progress. */
  readonly marks: readonly (Uint8Array | undefined)[];
  /** States in which some run has just passed the last waypoint. */
  readonly ends: readonly number[];
}

/** Which runs are meant. */
export interface Runs {
  /** A step that the course tells of may happen once more, where the course does not tell of it. */
  readonly again: boolean;
  /** Marks the states that a run may come through; all, where it is undefined. */
  readonly through?: Uint8Array;
  /** A step that a run may not take. */
  readonly avoids?: (state: number, row: RowIndex | undefined, set: number, move: ProgressMove) => boolean;
  /** Where runs begin: states with the progress that they have there; the initial state, where it is undefined. */
  readonly from?: readonly { readonly state: number; readonly set: number }[];
}

/** Follows all such runs; stops where one comes to what is wanted, if something is. */
export function spread(walk: Walk, runs: Runs, wanted?: WantedNode): Spread {
  return new Spreading(walk, runs, wanted).run();
}

/** A state with a progress. */
export type WantedNode = (state: number, set: number) => boolean;

class Spreading {
  private readonly walk: Walk;
  private readonly runs: Runs;
  private readonly wanted: WantedNode | undefined;
  private readonly marks: (Uint8Array | undefined)[] = [];
  /** States that are not expanded, by the number of their progress. */
  private readonly open: (number[] | undefined)[] = [];
  private readonly ends: number[] = [];
  /** No progress with a greater number has open states. */
  private latest = -1;
  private isFound = false;

  constructor(walk: Walk, runs: Runs, wanted: WantedNode | undefined) {
    this.walk = walk;
    this.runs = runs;
    this.wanted = wanted;
  }

  run(): Spread {
    const { progress } = this.walk;
    for (const { state, set } of this.runs.from ?? [{ state: 0, set: progress.start }])
      this.reach(state, set);
    // The progress that was met last comes first: it is likely to be near the end.
    while (this.latest >= 0 && !this.isFound) {
      const set = this.latest;
      const state = this.open[set]?.pop();
      if (state === undefined) this.latest -= 1;
      else this.expand(state, set);
    }
    return { marks: this.marks, ends: this.ends };
  }

  private expand(state: number, set: number): void {
    const { walk, runs } = this;
    if (runs.avoids !== undefined) {
      this.expandMoves(state, set);
      return;
    }
    const own = this.marks[set];
    const { first, targets } = walk.edges;
    const isKnown = isExpanded(walk.edges, state);
    const end = isKnown ? defined(first[state + 1]) : 0;
    let isLoud = walk.progress.readyOfState(set).length > 0;
    for (let edge = isKnown ? defined(first[state]) : 0; edge < end; edge++) {
      const target = defined(targets[edge]);
      if (!walk.isSilent(state, edge, target)) isLoud = true;
      else if (own?.[target] !== 1) this.reach(target, set);
    }
    if (isLoud) this.expandMoves(state, set);
  }

  private expandMoves(state: number, set: number): void {
    this.walk.from(state, set, (target, from, row, move) => {
      if (move.again > 0 && !this.runs.again) return;
      if (this.runs.avoids?.(state, row, from, move) === true) return;
      this.reach(target, move.to);
    });
  }

  private reach(state: number, set: number): void {
    const { through } = this.runs;
    if (through !== undefined && through[state] !== 1) return;
    const own = this.marks[set] ?? new Uint8Array(this.walk.space.table.size);
    this.marks[set] = own;
    if (own[state] === 1) return;
    own[state] = 1;
    if (this.wanted?.(state, set) === true) this.isFound = true;
    if (this.walk.progress.isDone(set)) {
      this.ends.push(state);
      return;
    }
    listAt(this.open, set).push(state);
    this.latest = Math.max(this.latest, set);
  }
}
