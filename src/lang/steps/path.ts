// Where the walk over a flow graph stands that makes the code of one step.

import { HOST, type Pc, type ThreadIndex } from '../../model/indices.ts';
import type { FlowNode } from '../flow/flow.ts';

/** `first`: execute this node; `ride`: local code only; `join`: after an opener; `absorb`: inside an alternative. */
export type Mode = 'first' | 'ride' | 'join' | 'absorb';

/** Whose code a walk is in, and what comes at its end. */
export interface Path {
  readonly thread: ThreadIndex;
  /** The guest leaves: the host goes on where it is at its end. */
  readonly exited: boolean;
  /** Where another thread of the actor stands then, if that is not said yet: a step that fails moves nobody. */
  readonly other: { readonly thread: ThreadIndex; readonly pc: Pc } | undefined;
}

/** The host goes on; a guest that has left may still have to be told where it stands. */
export function hostAfter(other: Path['other']): Path {
  return { thread: HOST, exited: false, other };
}

/** Equal for walks that emit the same. */
export function keyOf({ thread, exited, other }: Path, node: FlowNode, mode: Mode): string {
  return `${thread} ${node.id} ${mode} ${exited} ${other?.thread} ${other?.pc}`;
}
