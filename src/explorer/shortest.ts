// Shortest ways through a graph and, among them, the one with the fewest context switches (R25).

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { type RowIndex, rowIndex } from '../model/indices.ts';
import type { Cast } from './cast.ts';
import { type Edges, isExpanded } from './stateSpace.ts';

/** A way through the graph: the rows that are taken, and where they lead. */
export interface GraphWay {
  readonly rows: readonly RowIndex[];
  readonly end: number;
}

/**
 * The shortest way from `start` to the nearest goal (a mark a node); of several, the one with the fewest context
 * switches; of several such, the one whose first turn comes first in order of actor and alternative, and so on.
 * Undefined where no goal can be reached.
 */
export function shortestWay(
  graph: Edges,
  start: number,
  goals: Uint8Array,
  cast: Cast,
): GraphWay | undefined {
  const layers = layersFrom(graph, start, goals);
  return layers === undefined ? undefined : new FewestSwitches(graph, cast, layers).from(start);
}

interface Layers {
  /** Nodes in breadth-first order, up to the nearest goals. */
  readonly order: Uint32Array;
  /** Distance from the start; −1 where a node was not reached. */
  readonly depth: Int32Array;
  readonly goals: Uint8Array;
  readonly goalDepth: number;
}

function layersFrom(graph: Edges, start: number, goals: Uint8Array): Layers | undefined {
  const { first, targets } = graph;
  const depth = new Int32Array(goals.length).fill(-1);
  const order = new Uint32Array(goals.length);
  let found = 0;
  let goalDepth = goals[start] === 1 ? 0 : Number.POSITIVE_INFINITY;
  depth[start] = 0;
  order[found++] = start;
  for (let head = 0; head < found; head++) {
    const node = defined(order[head]);
    const next = defined(depth[node]) + 1;
    if (next > goalDepth) break;
    if (!isExpanded(graph, node)) continue;
    const end = defined(first[node + 1]);
    for (let edge = defined(first[node]); edge < end; edge++) {
      const target = defined(targets[edge]);
      if (defined(depth[target]) >= 0) continue;
      depth[target] = next;
      order[found++] = target;
      if (goals[target] === 1) goalDepth = next;
    }
  }
  return goalDepth < Number.POSITIVE_INFINITY
    ? { order: order.subarray(0, found), depth, goals, goalDepth }
    : undefined;
}

/** Number of a way's switches that is not known, or that there is no way. */
const NONE = 0xffffffff;

/** Counts switches backwards from the goals, over the nodes that lie on shortest ways; then follows the least. */
class FewestSwitches {
  private readonly graph: Edges;
  private readonly cast: Cast;
  private readonly layers: Layers;
  /** Number of a node among those on shortest ways, or −1. */
  private readonly place: Int32Array;
  /** At place × lasts + last task (0: none yet): fewest switches from there to a goal. */
  private readonly switches: Uint32Array;
  private readonly lasts: number;

  constructor(graph: Edges, cast: Cast, layers: Layers) {
    this.graph = graph;
    this.cast = cast;
    this.layers = layers;
    this.lasts = cast.tasks + 1;
    this.place = new Int32Array(layers.depth.length).fill(-1);
    this.switches = new Uint32Array(this.markPlaces() * this.lasts).fill(NONE);
    this.countSwitches();
  }

  from(start: number): GraphWay {
    const { goals } = this.layers;
    const { taskOf } = this.cast;
    const rows: RowIndex[] = [];
    let last = 0;
    let node = start;
    while (goals[node] !== 1) {
      const edge = this.best(node, last);
      const row = rowIndex(defined(this.graph.rows[edge]));
      rows.push(row);
      last = defined(taskOf[row]) || last;
      node = defined(this.graph.targets[edge]);
    }
    return { rows, end: node };
  }

  /** Numbers the nodes on shortest ways, goals first; returns how many. */
  private markPlaces(): number {
    const { order, depth, goals, goalDepth } = this.layers;
    let places = 0;
    for (let i = order.length - 1; i >= 0; i--) {
      const node = defined(order[i]);
      const isGoal = depth[node] === goalDepth && goals[node] === 1;
      if (isGoal || this.leadsOn(node)) this.place[node] = places++;
    }
    return places;
  }

  private leadsOn(node: number): boolean {
    if (!isExpanded(this.graph, node)) return false;
    const end = defined(this.graph.first[node + 1]);
    for (let edge = defined(this.graph.first[node]); edge < end; edge++)
      if (this.isOnWay(node, edge)) return true;
    return false;
  }

  private isOnWay(node: number, edge: number): boolean {
    const { depth } = this.layers;
    const target = defined(this.graph.targets[edge]);
    return depth[target] === defined(depth[node]) + 1 && defined(this.place[target]) >= 0;
  }

  private countSwitches(): void {
    const { order, goals } = this.layers;
    for (let i = order.length - 1; i >= 0; i--) {
      const node = defined(order[i]);
      const place = defined(this.place[node]);
      if (place < 0) continue;
      for (let last = 0; last < this.lasts; last++)
        this.switches[place * this.lasts + last] =
          goals[node] === 1 ? 0 : this.after(this.best(node, last), last);
    }
  }

  /** Switches from a node on, if this edge is taken after a turn of task `last`. */
  private after(edge: number, last: number): number {
    const task = defined(this.cast.taskOf[defined(this.graph.rows[edge])]);
    const place = defined(this.place[defined(this.graph.targets[edge])]);
    const rest = this.switches[place * this.lasts + (task || last)] ?? NONE;
    return rest + (isSwitch(last, task) ? 1 : 0);
  }

  /** The first edge on a shortest way that needs the fewest switches. */
  private best(node: number, last: number): number {
    let best = -1;
    let fewest = NONE;
    const end = defined(this.graph.first[node + 1]);
    for (let edge = defined(this.graph.first[node]); edge < end; edge++) {
      if (!this.isOnWay(node, edge)) continue;
      const switches = this.after(edge, last);
      if (switches >= fewest) continue;
      best = edge;
      fewest = switches;
    }
    assert(best >= 0, 'a node on a shortest way leads on');
    return best;
  }
}

/** Whether a turn of `task` after one of `last` is a context switch; 0 is nobody's. */
export function isSwitch(last: number, task: number): boolean {
  return last !== 0 && task !== 0 && last !== task;
}
