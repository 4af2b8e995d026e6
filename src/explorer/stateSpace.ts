// The explored part of a program's state graph, in typed arrays.

import { defined } from '../base/defined.ts';
import type { StateTable } from '../engine/stateTable.ts';
import type { Program } from '../model/program.ts';
import type { FactPlan } from './wasm/facts.ts';

/**
 * States are numbered in breadth-first order from 0, the initial one. The first `expanded` of them have all their
 * successors here; the others were found before a bound stopped the search.
 */
export interface StateSpace {
  readonly program: Program;
  readonly plan: FactPlan;
  readonly table: Pick<StateTable, 'words' | 'size' | 'at' | 'find' | 'state' | 'index'>;
  readonly expanded: number;
  readonly transitions: number;
  readonly complete: boolean;
  /** `plan.words` words a state: bit b of a state's facts says whether condition b holds there. */
  readonly facts: Uint32Array;
  /** The state from which a state was found first; 0 for the initial one. Never decreases from state to state. */
  readonly parents: Uint32Array;
  /** Undefined where they would not fit the bound on memory: verdicts that need them are then unknown. */
  readonly edges: Edges | undefined;
}

/** Edges of expanded state s: indices from `first[s]` to `first[s + 1]`, in order of actor and alternative. */
export interface Edges {
  readonly first: Uint32Array;
  readonly targets: Uint32Array;
  /** Row of the step table that each edge takes. */
  readonly rows: Uint16Array;
}

/** Whether the edges of a state are known: a bound may have stopped the search before it. */
export function isExpanded({ first }: Edges, state: number): boolean {
  return state + 1 < first.length;
}

/** Whether a fact (a bit of the plan) holds in a state. */
export function fact(space: StateSpace, state: number, bit: number): boolean {
  return ((defined(space.facts[state * space.plan.words + (bit >>> 5)]) >>> (bit & 31)) & 1) === 1;
}
