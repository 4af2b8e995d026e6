// A cycle that a fair run can go round for ever, inside one component.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { type ActorIndex, actorIndex, type RowIndex, rowIndex } from '../model/indices.ts';
import { addBit, type Cast, hasBit } from './cast.ts';
import type { Edges } from './stateSpace.ts';

/**
 * Rows of a cycle from `start` back to it, inside its component: for each fair actor it passes a state where the
 * actor cannot move, or takes a step of it. It goes to the nearest such place each time, so it is short, not shortest.
 * Without fairness, the shortest cycle. The component must be a trap (`trapsOf`) in which somebody can move.
 */
export function fairCycle(
  graph: Edges,
  cast: Cast,
  component: Int32Array,
  start: number,
  fairness: boolean,
): readonly RowIndex[] {
  return new Cycle(graph, cast, component, start).rows(fairness);
}

class Cycle {
  private readonly graph: Edges;
  private readonly cast: Cast;
  private readonly component: Int32Array;
  private readonly start: number;
  private readonly taken: RowIndex[] = [];
  private now: number;
  /** Fair actors that have been able to move all along and have not. */
  private readonly pending: Uint32Array;

  constructor(graph: Edges, cast: Cast, component: Int32Array, start: number) {
    this.graph = graph;
    this.cast = cast;
    this.component = component;
    this.start = start;
    this.now = start;
    this.pending = cast.fair.slice();
  }

  rows(fairness: boolean): readonly RowIndex[] {
    this.serveUnable(this.start);
    while (fairness && this.pending.some((word) => word !== 0)) this.go((edge) => this.serves(edge));
    if (this.taken.length === 0 || this.now !== this.start)
      this.go((edge) => this.graph.targets[edge] === this.start);
    return this.taken;
  }

  /** An edge that shows the run to be fair to one more actor. */
  private serves(edge: number): boolean {
    if (hasBit(this.pending, 0, this.actor(edge))) return true;
    const able = this.able(defined(this.graph.targets[edge]));
    return this.pending.some((word, index) => (word & ~defined(able[index])) !== 0);
  }

  /** Goes the shortest way that ends with a wanted edge, breadth first. */
  private go(wanted: (edge: number) => boolean): void {
    const origin = new Map<number, number>();
    const from = new Map<number, number>();
    const queue = [this.now];
    for (const state of queue) {
      for (const edge of this.edgesWithin(state)) {
        if (!from.has(edge)) from.set(edge, state);
        if (wanted(edge)) {
          this.take(edge, from, origin);
          return;
        }
        const target = defined(this.graph.targets[edge]);
        if (target === this.now || origin.has(target)) continue;
        origin.set(target, edge);
        queue.push(target);
      }
    }
    assert(false, 'a trap has a witness for every fair actor');
  }

  private take(edge: number, from: ReadonlyMap<number, number>, origin: ReadonlyMap<number, number>): void {
    const edges: number[] = [];
    for (let at: number | undefined = edge; at !== undefined; at = origin.get(defined(from.get(at))))
      edges.push(at);
    for (const next of edges.reverse()) {
      this.taken.push(rowIndex(defined(this.graph.rows[next])));
      this.serve(this.actor(next));
      this.now = defined(this.graph.targets[next]);
      this.serveUnable(this.now);
    }
  }

  private edgesWithin(state: number): readonly number[] {
    const { first, targets } = this.graph;
    const end = defined(first[state + 1]);
    const found: number[] = [];
    for (let edge = defined(first[state]); edge < end; edge++)
      if (this.component[defined(targets[edge])] === this.component[this.start]) found.push(edge);
    return found;
  }

  private actor(edge: number): ActorIndex {
    return actorIndex(defined(this.cast.actorOf[defined(this.graph.rows[edge])]));
  }

  private serve(actor: ActorIndex): void {
    this.pending[actor >>> 5] = defined(this.pending[actor >>> 5]) & ~(1 << (actor & 31));
  }

  private serveUnable(state: number): void {
    this.able(state).forEach((word, index) => {
      this.pending[index] = defined(this.pending[index]) & word;
    });
  }

  /** Who can move in a state. */
  private able(state: number): Uint32Array {
    const { first, rows } = this.graph;
    const able = new Uint32Array(this.pending.length);
    for (const row of rows.subarray(first[state], first[state + 1]))
      addBit(able, 0, defined(this.cast.actorOf[row]));
    return able;
  }
}
