// Strongly connected components, without recursion.

import { defined } from '../base/defined.ts';
import type { Edges } from './stateSpace.ts';

/** Every edge inside the subgraph leads to a component of the same or a lower number. */
export interface Components {
  /** Component of each state; −1 outside the subgraph. */
  readonly of: Int32Array;
  readonly count: number;
  /** States of component c: `members` from `first[c]` to `first[c + 1]`. */
  readonly first: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * The strongly connected components of the subgraph of marked states
 * (R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1972).
 */
export function components(edges: Edges, inside: Uint8Array): Components {
  return new Tarjan(edges, inside).run();
}

class Tarjan {
  private readonly edges: Edges;
  private readonly inside: Uint8Array;
  private readonly of: Int32Array;
  /** Order of discovery from 1; 0 is not seen yet. */
  private readonly index: Uint32Array;
  private readonly low: Uint32Array;
  /** Next edge to look at, for states on the path. */
  private readonly cursor: Uint32Array;
  private readonly path: Uint32Array;
  private depth = 0;
  /** States that are seen and not yet in a component. */
  private readonly stack: Uint32Array;
  private height = 0;
  private seen = 0;
  private readonly first: number[] = [0];
  private readonly members: Uint32Array;
  private placed = 0;

  constructor(edges: Edges, inside: Uint8Array) {
    const states = inside.length;
    this.edges = edges;
    this.inside = inside;
    this.of = new Int32Array(states).fill(-1);
    this.index = new Uint32Array(states);
    this.low = new Uint32Array(states);
    this.cursor = new Uint32Array(states);
    this.path = new Uint32Array(states);
    this.stack = new Uint32Array(states);
    this.members = new Uint32Array(states);
  }

  run(): Components {
    for (let state = 0; state < this.inside.length; state++)
      if (this.inside[state] === 1 && this.index[state] === 0) this.visit(state);
    return {
      of: this.of,
      count: this.first.length - 1,
      first: Uint32Array.from(this.first),
      members: this.members.subarray(0, this.placed),
    };
  }

  private visit(root: number): void {
    const { index, low, of, path } = this;
    this.enter(root);
    while (this.depth > 0) {
      const state = defined(path[this.depth - 1]);
      const next = this.nextInside(state);
      if (next < 0) this.leave(state);
      else if (index[next] === 0) this.enter(next);
      else if (defined(of[next]) < 0) low[state] = Math.min(defined(low[state]), defined(index[next]));
    }
  }

  private enter(state: number): void {
    this.seen += 1;
    this.index[state] = this.seen;
    this.low[state] = this.seen;
    this.cursor[state] = defined(this.edges.first[state]);
    this.path[this.depth++] = state;
    this.stack[this.height++] = state;
  }

  /** The next successor inside the subgraph, or −1. A state that was not expanded has no entry in `first`, and none. */
  private nextInside(state: number): number {
    const { first, targets } = this.edges;
    const end = defined(first[state + 1]);
    let edge = defined(this.cursor[state]);
    while (edge < end) {
      const target = defined(targets[edge++]);
      if (this.inside[target] !== 1) continue;
      this.cursor[state] = edge;
      return target;
    }
    this.cursor[state] = edge;
    return -1;
  }

  private leave(state: number): void {
    const { low, index } = this;
    this.depth -= 1;
    if (low[state] === index[state]) this.close(state);
    if (this.depth === 0) return;
    const parent = defined(this.path[this.depth - 1]);
    low[parent] = Math.min(defined(low[parent]), defined(low[state]));
  }

  /** Everything on the stack down to the root is one component. */
  private close(root: number): void {
    const component = this.first.length - 1;
    for (;;) {
      const state = defined(this.stack[--this.height]);
      this.of[state] = component;
      this.members[this.placed++] = state;
      if (state === root) break;
    }
    this.first.push(this.placed);
  }
}
