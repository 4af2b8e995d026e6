// The flow graph of one thread: micro-operations after inlining, before they are cut into steps.
//
//   read x ─▶ branch ─┬▶ write y ─▶ end          A node is *visible* where a step may begin; the cutter
//                     ╰▶ await z ─▶ …             (`steps.ts`) walks from one visible node to the next.

import { assert } from '../base/assert.ts';
import type { Expr, LabelPart, Place, TextRange } from '../model/code.ts';
import type { ScalarType } from './valueTypes.ts';

export type FlowOp =
  | {
      readonly op: 'set';
      readonly slot: number;
      readonly value: Expr;
      readonly declared: ScalarType | undefined;
    }
  | { readonly op: 'read'; readonly into: number; readonly value: Expr }
  | { readonly op: 'write'; readonly place: Place; readonly value: Expr; readonly type: ScalarType }
  | { readonly op: 'ghost'; readonly place: Place; readonly value: Expr; readonly type: ScalarType }
  | { readonly op: 'branch'; readonly cond: Expr }
  | { readonly op: 'label'; readonly parts: readonly LabelPart[] }
  | { readonly op: 'assert'; readonly cond: Expr; readonly message: string | undefined }
  /** Begin and end of an atomic or coarse section; `lock` is the key of a coarse lock, `chosenBy` the locals that choose it in its array. */
  | { readonly op: 'enter'; readonly lock: string | undefined; readonly chosenBy: readonly number[] }
  | { readonly op: 'leave'; readonly lock: string | undefined }
  | { readonly op: 'await'; readonly cond: Expr }
  /** Successor k is way k; `written` counts the alternatives of the text, removed ones included. */
  | { readonly op: 'choose'; readonly ways: readonly Way[]; readonly written: number }
  /** End of an alternative of a choose. */
  | { readonly op: 'chosen' }
  | { readonly op: 'step' | 'fence' | 'interrupts off' | 'interrupts on' }
  | { readonly op: 'raise' | 'unraise'; readonly actors: readonly number[]; readonly index: Expr }
  | { readonly op: 'lock' | 'unlock'; readonly place: Place; readonly mutex: boolean; readonly lock: string }
  | { readonly op: 'vmenter'; readonly guest: string; readonly into: number | undefined }
  | { readonly op: 'exit'; readonly reason: number }
  | { readonly op: 'join' }
  | { readonly op: 'end' };

/** An alternative of a choose that the settings left in. */
export interface Way {
  /** Its place among the alternatives as written. */
  readonly ordinal: number;
  readonly when: { readonly cond: Expr; readonly at: TextRange } | undefined;
  readonly at: TextRange;
}

export interface Call {
  readonly call: TextRange;
  readonly name: string;
}

/** What is held where a node stands, outermost first: a coarse lock's key, or an atomic section. */
export interface Held {
  readonly lock: string | undefined;
  readonly chosenBy: readonly number[];
  readonly at: TextRange;
}

export interface FlowNode {
  readonly id: number;
  readonly op: FlowOp;
  readonly at: TextRange;
  readonly path: readonly Call[];
  readonly places: readonly string[];
  /** Held before the node. */
  readonly held: readonly Held[];
  labels: readonly (readonly LabelPart[])[];
  /** The shared memory it touches, for the checks of R2. */
  readonly touches: readonly Touch[];
  next: number[];
}

export interface Touch {
  readonly name: string;
  readonly guard: string | undefined;
}

/** Edges that wait for the next node: successor `index` of `node`. */
interface Dangling {
  readonly node: FlowNode;
  readonly index: number;
  readonly held: readonly Held[];
}

/** Where control stands while a graph is built: edges to be tied to the next node. */
export type Exits = readonly Dangling[];

export class FlowBuilder {
  readonly nodes: FlowNode[] = [];
  readonly inlined: Call[] = [];
  readonly places: string[] = [];
  private exits: Exits = [];
  private started = false;
  private pendingLabels: (readonly LabelPart[])[] = [];
  held: readonly Held[] = [];
  /** Called where two paths meet with different locks held. */
  readonly unbalanced: (at: TextRange, held: readonly Held[], other: readonly Held[]) => void;

  constructor(unbalanced: (at: TextRange, held: readonly Held[], other: readonly Held[]) => void) {
    this.unbalanced = unbalanced;
  }

  /** False where the code that would come next cannot be reached. */
  get reachable(): boolean {
    return !this.started || this.exits.length > 0;
  }

  emit(op: FlowOp, at: TextRange, touches: readonly Touch[] = []): FlowNode {
    const node: FlowNode = {
      id: this.nodes.length,
      op,
      at: { from: at.from, to: at.to },
      path: [...this.inlined],
      places: [...this.places],
      held: this.held,
      labels: [],
      touches,
      next: [],
    };
    if (isVisible(op)) {
      node.labels = this.pendingLabels;
      this.pendingLabels = [];
    }
    this.nodes.push(node);
    this.tie(this.exits, node.id, at);
    this.started = true;
    if (op.op === 'enter') this.held = [...this.held, { lock: op.lock, chosenBy: op.chosenBy, at: node.at }];
    if (op.op === 'leave') this.held = this.without(op.lock);
    this.exits = op.op === 'end' ? [] : [{ node, index: 0, held: this.held }];
    return node;
  }

  /** Attaches a label to the next visible node. Returns how to ask whether it found one. */
  label(parts: readonly LabelPart[]): { readonly waiting: () => boolean; readonly take: () => void } {
    this.pendingLabels = [...this.pendingLabels, parts];
    return {
      waiting: () => this.pendingLabels.includes(parts),
      take: () => {
        this.pendingLabels = this.pendingLabels.filter((other) => other !== parts);
      },
    };
  }

  /** Takes the exits away: the code that follows cannot be reached until they are resumed. */
  suspend(): Exits {
    const exits = this.exits;
    this.exits = [];
    this.started = true;
    return exits;
  }

  /** Adds exits to those that lead to the next node. */
  resume(...more: readonly Exits[]): void {
    this.exits = [...this.exits, ...more.flat()];
    const first = this.exits[0];
    if (first !== undefined) this.held = first.held;
  }

  /** The edge to successor `index` of a node (a branch: 0 is true, 1 is false). */
  exitOf(node: FlowNode, index: number): Exits {
    return [{ node, index, held: this.held }];
  }

  /** Ties exits to a node that exists: the back edge of a loop, a goto. */
  tieTo(exits: Exits, target: FlowNode, at: TextRange): void {
    this.tie(exits, target.id, at);
  }

  /** True where control reaches the end of the text with something held. */
  inSectionAtEnd(): boolean {
    return this.exits.some((exit) => exit.held.length > 0);
  }

  private tie(exits: Exits, target: number, at: TextRange): void {
    const node = this.nodes[target];
    assert(node !== undefined, 'exits are tied to a node of the graph');
    for (const exit of exits) {
      exit.node.next[exit.index] = target;
      if (heldKey(exit.held) !== heldKey(node.held)) this.unbalanced(at, exit.held, node.held);
    }
  }

  private without(lock: string | undefined): readonly Held[] {
    const last = this.held.findLastIndex((held) => held.lock === lock);
    return this.held.filter((_, index) => index !== last);
  }
}

function heldKey(held: readonly Held[]): string {
  return held.map((item) => item.lock ?? 'atomic').join(' ');
}

/** Where a step may begin, if no section is open. */
export function isVisible(op: FlowOp): boolean {
  switch (op.op) {
    case 'read':
    case 'write':
    case 'enter':
    case 'await':
    case 'choose':
    case 'step':
    case 'fence':
    case 'interrupts off':
    case 'interrupts on':
    case 'raise':
    case 'unraise':
    case 'lock':
    case 'unlock':
    case 'vmenter':
    case 'exit':
      return true;
    case 'set':
    case 'ghost':
    case 'branch':
    case 'label':
    case 'assert':
    case 'leave':
    case 'chosen':
    case 'join':
    case 'end':
      return false;
  }
}
