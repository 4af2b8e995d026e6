// Where the jumps of a piece of text go, and what they leave on the way.

import type { SlotIndex } from '../../model/indices.ts';
import type { FuncItem } from '../syntax/fileSyntax.ts';
import type { Node } from '../syntax/syntax.ts';
import type { Exits, FlowNode } from './flow.ts';

/** What stands around a piece of text, and is left by a jump to outside. */
export interface Nesting {
  /** Atomic sections. */
  readonly atomics: number;
  /** Numbers of the alternatives of a choose, outermost first. */
  readonly alternatives: readonly number[];
}

/** Where `break`, `continue` and `return` of the text at hand go. */
export interface Loop {
  readonly breaks: Exits[];
  readonly continues: Exits[];
  readonly nesting: Nesting;
}
export interface Activation {
  readonly func: FuncItem | undefined;
  readonly returns: Exits[];
  /** Slot of the returned value. */
  readonly into: SlotIndex | undefined;
  readonly loops: Loop[];
  readonly nesting: Nesting;
  readonly gotos: Goto[];
  readonly targets: Map<string, { readonly node: FlowNode; readonly nesting: Nesting }>;
}

interface Goto {
  readonly name: string;
  readonly exits: Exits;
  readonly at: Node;
  readonly nesting: Nesting;
  /** The alternatives that it leaves; filled in when its target is known. */
  readonly leaves: number[];
}

/** The alternatives that a jump leaves. */
export function leftBehind(from: Nesting, to: Nesting): readonly number[] {
  return from.alternatives.filter((alternative) => !to.alternatives.includes(alternative));
}
