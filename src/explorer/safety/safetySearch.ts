// The search behind “only what must never happen”: single states answer it, so that neither edges nor facts are kept.

import type { RowIndex } from '../../model/indices.ts';
import type { Program } from '../../model/program.ts';
import type { VerdictSubject } from '../../model/report.ts';
import { subjectsOf } from '../subjects.ts';
import type { FactPlan } from '../wasm/facts.ts';
import type { Sign } from './firstSeen.ts';

/** A search under way. */
export interface SafetySearch {
  /** States found so far, and those of them whose successors are known. */
  readonly states: number;
  readonly expanded: number;
  readonly transitions: number;
  /** Bytes that it takes. */
  readonly bytes: number;
  /** Expands at most `count` further states; true when there is nothing more to do, or a bound was reached. */
  advance(count: number): boolean;
  /** What was found. The search must not be advanced any more. */
  finish(): SafetySpace;
}

export interface SafetyBounds {
  /** States that are stored at most; one more makes the search incomplete. */
  readonly states: number;
  /** Bytes that states, their tables and what leads to them may take, about. */
  readonly bytes: number;
}

/** What a search has found. */
export interface SafetySpace {
  readonly program: Program;
  readonly plan: FactPlan;
  readonly states: number;
  readonly transitions: number;
  readonly bytes: number;
  readonly complete: boolean;
  /** Where states were told apart by hashes alone: some may have been taken for others, and nothing is sure of the rest. */
  readonly hashed: boolean;
  /** For each sign of `signsOf` a run to a state that shows it, where one was found. */
  readonly ways: readonly (readonly RowIndex[] | undefined)[];
}

/** A verdict's sign; undefined for what is not asked, as no single state shows it. */
export function signOf({
  kind,
  bit,
}: {
  readonly kind: VerdictSubject;
  readonly bit: number;
}): Sign | undefined {
  switch (kind) {
    case 'error':
    case 'never':
    case 'cover':
      return { bit, shows: 'where it holds' };
    case 'final':
      return { bit, shows: 'at rest without it' };
    case 'lock':
    case 'move':
    case 'possible':
    case 'always eventually':
    case 'leads to':
      return undefined;
  }
}

/** What is looked for: for each of the program's subjects its sign, and last that a full buffer kept something back. */
export function signsOf(program: Program, plan: FactPlan): readonly (Sign | undefined)[] {
  const full: Sign | undefined = plan.full < 0 ? undefined : { bit: plan.full, shows: 'where it holds' };
  return [...subjectsOf(program, plan).map(signOf), full];
}
