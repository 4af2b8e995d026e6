// From which state each was found first, so that a run to it can be told.

import { defined } from '../../base/defined.ts';
import { Growing } from '../growing.ts';

/** States between two sums. */
const STRETCH = 4096;

/**
 * From which state each was found first, in two bytes a state that was expanded: in breadth-first order these never
 * decrease, so that it is enough to count how many were found from each.
 */
export class Origins {
  private readonly counts = new Growing((length) => new Uint16Array(length));
  /** How many were found from all states before each stretch. */
  private readonly before: number[] = [];
  private found = 1;

  /**
   * Takes, of states found one after another, what they were found from; `expanded` states have been by now. One more may
   * have begun, where a bound stopped it: it is the last that is told.
   */
  take(parents: Uint32Array, expanded: number): void {
    const begun = parents.at(-1);
    const end = begun === undefined ? expanded : Math.max(expanded, begun + 1);
    let next = 0;
    for (let state = this.counts.length; state < end; state++) {
      if (state % STRETCH === 0) this.before.push(this.found);
      const begin = next;
      while (parents[next] === state) next += 1;
      this.counts.push(next - begin);
      this.found += next - begin;
    }
  }

  get bytes(): number {
    return 2 * this.counts.length;
  }

  /** The state that this one was found from; it is not the initial one, and its origin counts as expanded. */
  of(state: number): number {
    let low = 0;
    let high = this.before.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (defined(this.before[middle]) <= state) low = middle;
      else high = middle;
    }
    let origin = low * STRETCH;
    let found = defined(this.before[low]);
    while (found + this.counts.at(origin) <= state) found += this.counts.at(origin++);
    return origin;
  }
}
