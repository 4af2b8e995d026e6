// The way to a goal with the fewest context switches or preemptions overall, however long it is (R25).

import { defined } from '../base/defined.ts';
import { type RowIndex, rowIndex } from '../model/indices.ts';
import type { Cast } from './cast.ts';
import { type GraphWay, isSwitch } from './shortest.ts';
import type { Edges } from './stateSpace.ts';

export interface FewestWay extends GraphWay {
  /** Switches, or preemptions, that it needs. */
  readonly cost: number;
}

/**
 * Searches states × last task by cost, then length (a 0-1 breadth-first search). `preemptions`: only switches
 * away from a task that could still move count. Undefined where no goal can be reached.
 */
export function fewestWay(
  graph: Edges,
  start: number,
  goals: Uint8Array,
  cast: Cast,
  counted: 'switches' | 'preemptions',
): FewestWay | undefined {
  return new CheapestFirst(graph, cast, goals, counted === 'preemptions').from(start);
}

/** What is still to be visited at one cost, in order of length. */
interface Queue {
  readonly entries: number[];
  head: number;
}

class CheapestFirst {
  private readonly graph: Edges;
  private readonly cast: Cast;
  private readonly goals: Uint8Array;
  private readonly forcedAreFree: boolean;
  private readonly lasts: number;
  private readonly visited: Uint8Array;
  // One entry each time that a node (state × lasts + last task) is reached.
  private readonly nodes: number[] = [];
  private readonly lengths: number[] = [];
  private readonly origins: number[] = [];
  private readonly rows: (RowIndex | undefined)[] = [];
  /** Entries of the present cost that a turn without cost led to, those that a costly one led to, and those of the next cost. */
  private same: Queue = { entries: [], head: 0 };
  private given: Queue = { entries: [], head: 0 };
  private costlier: Queue = { entries: [], head: 0 };

  constructor(graph: Edges, cast: Cast, goals: Uint8Array, forcedAreFree: boolean) {
    this.graph = graph;
    this.cast = cast;
    this.goals = goals;
    this.forcedAreFree = forcedAreFree;
    this.lasts = cast.tasks + 1;
    this.visited = new Uint8Array(goals.length * this.lasts);
  }

  from(start: number): FewestWay | undefined {
    this.add(this.given, start * this.lasts, 0, -1, undefined);
    for (let cost = 0; this.given.entries.length > 0; cost++) {
      for (let entry = this.next(); entry !== undefined; entry = this.next()) {
        const node = defined(this.nodes[entry]);
        if (this.visited[node] === 1) continue;
        this.visited[node] = 1;
        const state = Math.floor(node / this.lasts);
        if (this.goals[state] === 1) return { rows: this.rowsTo(entry), end: state, cost };
        this.expand(entry, state, node % this.lasts);
      }
      this.same = { entries: [], head: 0 };
      this.given = this.costlier;
      this.costlier = { entries: [], head: 0 };
    }
    return undefined;
  }

  /** The shortest entry of the present cost: both queues are in order of length. */
  private next(): number | undefined {
    const { same, given } = this;
    const [mine, theirs] = [same.entries[same.head], given.entries[given.head]];
    const takeGiven =
      theirs !== undefined &&
      (mine === undefined || defined(this.lengths[theirs]) <= defined(this.lengths[mine]));
    const queue = takeGiven ? given : same;
    return queue.entries[queue.head++];
  }

  private expand(entry: number, state: number, last: number): void {
    const { first, targets, rows } = this.graph;
    const end = defined(first[state + 1]);
    const free = this.forcedAreFree && !this.canMove(state, last);
    for (let edge = defined(first[state]); edge < end; edge++) {
      const row = rowIndex(defined(rows[edge]));
      const task = defined(this.cast.taskOf[row]);
      const node = defined(targets[edge]) * this.lasts + (task || last);
      if (this.visited[node] === 1) continue;
      const queue = isSwitch(last, task) && !free ? this.costlier : this.same;
      this.add(queue, node, defined(this.lengths[entry]) + 1, entry, row);
    }
  }

  private canMove(state: number, task: number): boolean {
    const { first, rows } = this.graph;
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++)
      if (this.cast.taskOf[defined(rows[edge])] === task) return true;
    return false;
  }

  private add(queue: Queue, node: number, length: number, origin: number, row: RowIndex | undefined): void {
    queue.entries.push(this.nodes.push(node) - 1);
    this.lengths.push(length);
    this.origins.push(origin);
    this.rows.push(row);
  }

  private rowsTo(entry: number): readonly RowIndex[] {
    const found: RowIndex[] = [];
    for (let at = entry; defined(this.origins[at]) >= 0; at = defined(this.origins[at]))
      found.push(defined(this.rows[at]));
    return found.reverse();
  }
}
