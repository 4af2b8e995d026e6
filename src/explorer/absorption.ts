// Where a walk that flips a coin among the edges ends: absorption probabilities of a finite Markov chain
// (J. Kemeny, J. Snell, Finite Markov Chains, 1960), one component at a time.

import { defined } from '../base/defined.ts';
import { type Components, components } from './components.ts';
import type { Edges } from './stateSpace.ts';

/** For each state, lower bounds of the probabilities to end in a bad state and in a good one. */
export interface Absorption {
  readonly bad: Float64Array;
  readonly good: Float64Array;
}

/** Larger components are solved by iteration: elimination takes the cube of their size. */
const ELIMINATED_MAX = 64;
/** What iteration may leave open within one component, beyond what its exits leave open. */
const LEFT_OPEN_MAX = 1e-12;

/**
 * Both probabilities of every state. A walk ends at the first state that is marked in either set, as bad where it
 * is in both. Iteration looks at no more than `visitsMax` edges in all; where that is too few, the two do not add up to 1.
 */
export function absorption(edges: Edges, bad: Uint8Array, good: Uint8Array, visitsMax: number): Absorption {
  return new Walk(edges, bad, good, visitsMax).solve();
}

class Walk {
  private readonly edges: Edges;
  private readonly found: Components;
  private readonly bad: Float64Array;
  private readonly good: Float64Array;
  private visitsLeft: number;

  constructor(edges: Edges, bad: Uint8Array, good: Uint8Array, visitsMax: number) {
    this.edges = edges;
    this.bad = Float64Array.from(bad);
    this.good = Float64Array.from(good, (mark, state) => mark & (1 - defined(bad[state])));
    const between = bad.map((mark, state) => (mark === 1 || good[state] === 1 ? 0 : 1));
    this.found = components(edges, between);
    this.visitsLeft = visitsMax;
  }

  solve(): Absorption {
    // Edges lead to components of lower numbers, which are solved by then.
    for (let component = 0; component < this.found.count; component++) {
      const begin = defined(this.found.first[component]);
      const end = defined(this.found.first[component + 1]);
      if (end - begin === 1) this.update(defined(this.found.members[begin]));
      else if (end - begin <= ELIMINATED_MAX) this.eliminate(this.found.members.subarray(begin, end));
      else this.iterate(begin, end);
    }
    return { bad: this.bad, good: this.good };
  }

  /** The mean over a state's edges; those that lead back to it only delay. Returns what is still open. */
  private update(state: number): number {
    const { first, targets } = this.edges;
    let bad = 0;
    let good = 0;
    let ways = 0;
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++) {
      const target = defined(targets[edge]);
      if (target === state) continue;
      bad += defined(this.bad[target]);
      good += defined(this.good[target]);
      ways += 1;
    }
    if (ways === 0) return 1;
    this.bad[state] = bad / ways;
    this.good[state] = good / ways;
    return 1 - bad / ways - good / ways;
  }

  /** Gauss-Seidel from below, in a fixed order, until no more is left open than the exits leave open. */
  private iterate(begin: number, end: number): void {
    const { members } = this.found;
    let edges = 0;
    for (let i = begin; i < end; i++) edges += this.degree(defined(members[i]));
    const enough = this.openAtExits(begin, end) + LEFT_OPEN_MAX;
    for (let open = 1; open > enough && this.visitsLeft > 0; this.visitsLeft -= edges) {
      open = 0;
      for (let i = begin; i < end; i++) open = Math.max(open, this.update(defined(members[i])));
    }
  }

  private openAtExits(begin: number, end: number): number {
    const { members, of } = this.found;
    const { first, targets } = this.edges;
    let open = 0;
    for (let i = begin; i < end; i++) {
      const state = defined(members[i]);
      for (const target of targets.subarray(first[state], first[state + 1]))
        if (of[target] !== of[state])
          open = Math.max(open, 1 - defined(this.bad[target]) - defined(this.good[target]));
    }
    return open;
  }

  private degree(state: number): number {
    return defined(this.edges.first[state + 1]) - defined(this.edges.first[state]);
  }

  /** Solves one component exactly: Gauss-Jordan, whose pivots need no search, as every row is diagonally dominant. */
  private eliminate(members: Uint32Array): void {
    const size = members.length;
    const width = size + 2;
    const matrix = this.equations(members, width);
    for (let pivot = 0; pivot < size; pivot++) {
      const scale = defined(matrix[pivot * width + pivot]);
      for (let row = pivot + 1; row < size; row++) {
        const factor = defined(matrix[row * width + pivot]) / scale;
        if (factor === 0) continue;
        for (let column = pivot; column < width; column++)
          matrix[row * width + column] =
            defined(matrix[row * width + column]) - factor * defined(matrix[pivot * width + column]);
      }
    }
    for (let row = size - 1; row >= 0; row--) {
      this.bad[defined(members[row])] = this.solved(matrix, members, row, size, this.bad);
      this.good[defined(members[row])] = this.solved(matrix, members, row, size + 1, this.good);
    }
  }

  /** Back substitution of one unknown. */
  private solved(
    matrix: Float64Array,
    members: Uint32Array,
    row: number,
    side: number,
    values: Float64Array,
  ): number {
    const size = members.length;
    const at = row * (size + 2);
    let sum = defined(matrix[at + side]);
    for (let column = row + 1; column < size; column++)
      sum -= defined(matrix[at + column]) * defined(values[defined(members[column])]);
    return sum / defined(matrix[at + row]);
  }

  /** A row a state: the number of its ways × its own probability − those within = those outside, bad and good. */
  private equations(members: Uint32Array, width: number): Float64Array {
    const { first, targets } = this.edges;
    const matrix = new Float64Array(members.length * width);
    const place = new Map<number, number>();
    members.forEach((state, index) => {
      place.set(state, index);
    });
    const add = (at: number, value: number): void => {
      matrix[at] = defined(matrix[at]) + value;
    };
    members.forEach((state, index) => {
      const row = index * width;
      for (const target of targets.subarray(first[state], first[state + 1])) {
        if (target === state) continue;
        add(row + index, 1);
        const column = place.get(target);
        if (column !== undefined) add(row + column, -1);
        else {
          add(row + members.length, defined(this.bad[target]));
          add(row + members.length + 1, defined(this.good[target]));
        }
      }
    });
    return matrix;
  }
}
