// The flow graph of one thread: micro-operations after inlining, before they are cut into steps.
//
//   read x ─▶ branch ─┬▶ write y ─▶ end          A node is *visible* where a step may begin; the cutter
//                     ╰▶ await z ─▶ …             (`steps.ts`) walks from one visible node to the next.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import type { Late, LetGo } from '../../memory/rawCode.ts';
import type { Expr, LabelPart, Place, TextRange } from '../../model/code.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import type { Guard } from '../names/symbols.ts';
import type { ScalarType } from '../names/valueTypes.ts';
import type { RealLock, Section } from './section.ts';

export type FlowOp =
  | {
      readonly op: 'set';
      readonly slot: SlotIndex;
      readonly value: Expr;
      readonly declared: ScalarType | undefined;
    }
  | { readonly op: 'read'; readonly into: SlotIndex; readonly value: Expr }
  /** `midway`: the second half of an instruction, which nothing on its own CPU can come before. */
  | {
      readonly op: 'write';
      readonly place: Place;
      readonly value: Expr;
      readonly type: ScalarType;
      readonly midway?: boolean;
      /** What the store is beside a plain one, where memory delays it. */
      readonly late?: Late;
    }
  | { readonly op: 'ghost'; readonly place: Place; readonly value: Expr; readonly type: ScalarType }
  | { readonly op: 'branch'; readonly cond: Expr }
  | { readonly op: 'label'; readonly parts: readonly LabelPart[] }
  | {
      readonly op: 'assert';
      readonly cond: Expr;
      readonly message: string | undefined;
      /** An index where the text has no assert: a bit outside its word. */
      readonly kind?: 'index';
    }
  /** Begin and end of an atomic or coarse section. */
  | ({ readonly op: 'enter' } & Section)
  | ({ readonly op: 'leave' } & Pick<Section, 'lock' | 'number'>)
  | { readonly op: 'await'; readonly cond: Expr }
  /** Successor k is way k; `written` counts the alternatives of the text, removed ones included. */
  | { readonly op: 'choose'; readonly ways: readonly Way[]; readonly written: number }
  /** Control leaves these alternatives of a choose: at their end, or by a jump. */
  | { readonly op: 'chosen'; readonly alternatives: readonly number[] }
  | { readonly op: 'step' | 'fence' }
  /** `saves`: what comes behind turns them on again whether they were on or not. */
  | { readonly op: 'interrupts off'; readonly saves?: boolean }
  /** Keeps stores or loads in order, on a machine that does not. */
  | { readonly op: 'barrier'; readonly keeps: 'stores' | 'loads' }
  /** The lane sees nothing old any more, or nothing that is older than something. */
  | { readonly op: 'let go'; readonly what: LetGo['what'] }
  /** `shadow`: the slot that says that one more instruction comes before an interrupt. */
  | { readonly op: 'interrupts on'; readonly shadow?: SlotIndex | undefined }
  | { readonly op: 'raise' | 'unraise'; readonly actors: readonly ActorIndex[]; readonly index: Expr }
  | ({ readonly op: 'unlock' } & RealLock)
  /** `free`: whoever comes here has found it free in this very step. */
  | ({ readonly op: 'lock'; readonly free?: boolean } & RealLock)
  | { readonly op: 'vmenter'; readonly guest: string; readonly into: SlotIndex | undefined }
  | { readonly op: 'exit'; readonly reason: number }
  /** The registers of a guest are its own from here on: an opener behind an exit, and at its beginning. */
  | { readonly op: 'resume' }
  | { readonly op: 'join' }
  | { readonly op: 'end' };

/** An alternative of a choose that the settings left in. */
export interface Way {
  /** Its number in the thread, as `chosen` names it. */
  readonly alternative: number;
  /** Its place among the alternatives as written. */
  readonly ordinal: number;
  readonly when: { readonly cond: Expr; readonly at: TextRange } | undefined;
  readonly at: TextRange;
}

export interface Call {
  readonly call: TextRange;
  readonly name: string;
}

export interface FlowNode {
  readonly id: number;
  readonly op: FlowOp;
  readonly at: TextRange;
  readonly path: readonly Call[];
  readonly places: readonly string[];
  /** Condition of the innermost loop around it, where it can be looked at at once. */
  readonly loop: Expr | undefined;
  /** Sections that are open before the node, outermost first. */
  readonly held: readonly Section[];
  labels: readonly (readonly LabelPart[])[];
  /** The shared memory it touches, for the checks of R2. */
  readonly touches: readonly Touch[];
  next: number[];
}

export interface Touch {
  readonly name: string;
  readonly guard: Guard | undefined;
}

/** Edges that wait for the next node: successor `index` of `node`. */
interface Dangling {
  readonly node: FlowNode;
  readonly index: number;
  readonly held: readonly Section[];
}

/** Where control stands while a graph is built: edges to be tied to the next node. */
export type Exits = readonly Dangling[];

export class FlowBuilder {
  readonly nodes: FlowNode[] = [];
  readonly inlined: Call[] = [];
  readonly places: string[] = [];
  /** Conditions of the loops that the text at hand stands in, innermost last. */
  readonly loops: (Expr | undefined)[] = [];
  private exits: Exits = [];
  private pendingLabels: (readonly LabelPart[])[] = [];
  held: readonly Section[] = [];
  /** Called where two paths meet with different locks held. */
  readonly unbalanced: (at: TextRange, held: readonly Section[], other: readonly Section[]) => void;

  /** Counts the nodes of all graphs of the program. */
  private readonly size: { nodes: number };

  constructor(
    size: { nodes: number },
    unbalanced: (at: TextRange, held: readonly Section[], other: readonly Section[]) => void,
  ) {
    this.size = size;
    this.unbalanced = unbalanced;
  }

  /** False where the code that would come next cannot be reached. */
  get reachable(): boolean {
    return this.nodes.length === 0 || this.exits.length > 0;
  }

  /** Adds a node, if control can come here; else a label that waits goes on waiting. */
  emit(op: FlowOp, at: TextRange, touches: readonly Touch[] = []): FlowNode {
    const node = this.nodeOf(op, at, touches);
    if (this.reachable || op.op === 'end') this.add(node);
    return node;
  }

  /** Gives a node another operation, if control can come to it. */
  replace(node: FlowNode, op: FlowOp): void {
    if (this.nodes[node.id] === node) this.nodes[node.id] = { ...node, op };
  }

  /** A place that a goto may lead to: control can come here whatever stands before it. */
  mark(at: TextRange): FlowNode {
    const node = this.nodeOf({ op: 'join' }, at, []);
    this.add(node);
    return node;
  }

  private nodeOf(op: FlowOp, at: TextRange, touches: readonly Touch[]): FlowNode {
    return {
      id: this.nodes.length,
      op,
      at: { from: at.from, to: at.to },
      path: [...this.inlined],
      places: [...this.places],
      loop: this.loops.at(-1),
      held: this.held,
      labels: [],
      touches,
      next: [],
    };
  }

  private add(node: FlowNode): void {
    const { op } = node;
    if (isVisible(op)) {
      node.labels = this.pendingLabels;
      this.pendingLabels = [];
    }
    this.nodes.push(node);
    this.size.nodes += 1;
    this.tie(this.exits, node.id, node.at);
    if (op.op === 'enter') this.held = [...this.held, op];
    if (op.op === 'leave') this.held = this.without(op.lock);
    this.exits = op.op === 'end' ? [] : [{ node, index: 0, held: this.held }];
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
    return this.nodes[node.id] === node ? [{ node, index, held: this.held }] : [];
  }

  /** Ties exits to a node that exists: the back edge of a loop, a goto. */
  tieTo(exits: Exits, target: FlowNode, at: TextRange): void {
    if (exits.length > 0) this.tie(exits, target.id, at);
  }

  /** What is held where control reaches the end of the text. */
  heldAtEnd(): Section | undefined {
    return this.exits.flatMap((exit) => exit.held)[0];
  }

  private tie(exits: Exits, target: number, at: TextRange): void {
    const node = this.nodes[target];
    assert(node !== undefined, 'exits are tied to a node of the graph');
    for (const exit of exits) {
      exit.node.next[exit.index] = target;
      if (heldKey(exit.held) !== heldKey(node.held)) this.unbalanced(at, exit.held, node.held);
    }
  }

  private without(lock: string | undefined): readonly Section[] {
    const last = this.held.findLastIndex((held) => held.lock === lock);
    return this.held.filter((_, index) => index !== last);
  }
}

function heldKey(held: readonly Section[]): string {
  return held.map((item) => item.lock ?? 'atomic').join(' ');
}

/** True where a thread has something to do before its first operation. */
export function hasLeadingCode(nodes: readonly FlowNode[]): boolean {
  let [node] = nodes;
  while (node?.op.op === 'join') node = nodes[defined(node.next[0])];
  return node !== undefined && !isVisible(node.op) && node.op.op !== 'end';
}

/** True where control leaves the alternative of a choose. */
export function leaves(op: FlowOp, alternative: number | undefined): boolean {
  return op.op === 'chosen' && alternative !== undefined && op.alternatives.includes(alternative);
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
    case 'barrier':
    case 'interrupts off':
    case 'interrupts on':
    case 'raise':
    case 'unraise':
    case 'lock':
    case 'unlock':
    case 'vmenter':
    case 'exit':
    case 'resume':
      return true;
    case 'set':
    case 'ghost':
    case 'branch':
    case 'label':
    case 'assert':
    case 'leave':
    case 'let go':
    case 'chosen':
    case 'join':
    case 'end':
      return false;
  }
}
