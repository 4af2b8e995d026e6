// What all questions to an explored space share.

import type { Machine } from '../engine/machine.ts';
import { type Cast, castOf } from './cast.ts';
import { type Reversed, reversed } from './reversed.ts';
import type { Edges, StateSpace } from './stateSpace.ts';

export interface AnalysisOptions {
  /** Whether `always eventually` and `leads to` may count on everybody but env being served sooner or later (R14). */
  readonly fairness: boolean;
}

export interface Analysis {
  readonly machine: Machine;
  readonly space: StateSpace;
  readonly options: AnalysisOptions;
  readonly cast: Cast;
  /** The edges both ways; undefined where the search did not keep them. */
  readonly graph: { readonly edges: Edges; readonly before: Reversed } | undefined;
}

/** Prepares an explored space for questions; it must be the space of this machine's program. */
export function analysisOf(machine: Machine, space: StateSpace, options: AnalysisOptions): Analysis {
  const { edges } = space;
  const graph = edges === undefined ? undefined : { edges, before: reversed(edges, space.table.size) };
  return { machine, space, options, cast: castOf(machine.program), graph };
}
