// What a run has to pass, and in which order: the cells of a table, once it is known what they stand for.

import type { Expr, TextRange } from '../../model/code.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';

/**
 * A waypoint is passed by a step, or by a state between two steps. `actors`: who may do it, as indices into the
 * program's actors.
 */
export type Waypoint =
  | PassedByStep
  /** A condition holds. */
  | { readonly kind: 'state'; readonly test: Expr }
  /** Somebody stands before such a step, and cannot take it, because of a lock or a condition; `orDone`: or takes it. */
  | { readonly kind: 'attempt'; readonly step: StepWaypoint; readonly orDone: boolean };

export type PassedByStep =
  /** A step that carries a label (`*` stands for any text), and none of some others. */
  | {
      readonly kind: 'label';
      readonly actors: readonly ActorIndex[];
      readonly label: string;
      readonly without: readonly string[];
    }
  /** A step that runs a piece of the text: a statement, or a call. */
  | { readonly kind: 'text'; readonly actors: readonly ActorIndex[]; readonly ranges: readonly TextRange[] }
  /** What one actor calls by a label and another does in code; no actor stands in two of them. */
  | {
      readonly kind: 'either';
      readonly actors: readonly ActorIndex[];
      readonly ways: readonly StepWaypoint[];
    }
  /** A step somewhere inside a call, by the ranges of its calls. */
  | { readonly kind: 'inside'; readonly actors: readonly ActorIndex[]; readonly calls: readonly TextRange[] }
  /** Any step of these actors. */
  | { readonly kind: 'any'; readonly actors: readonly ActorIndex[] }
  /** A handler begins. */
  | { readonly kind: 'begins'; readonly actors: readonly ActorIndex[] }
  /** A buffered store to one of these slots reaches memory. */
  | { readonly kind: 'drains'; readonly actors: readonly ActorIndex[]; readonly slots: readonly SlotIndex[] };

export type StepWaypoint = Extract<PassedByStep, { readonly kind: 'label' | 'text' }>;

/** Waypoints with the order that a run must keep. Each is passed by an occurrence of its own. */
export interface Course {
  readonly waypoints: readonly Waypoint[];
  /** For each waypoint, those that must be passed before it. A step may pass several of one actor, in their order. */
  readonly after: readonly (readonly number[])[];
  /** Actors that the course tells of: a labelled step of theirs that passes nothing was left out. */
  readonly told: ReadonlySet<ActorIndex>;
}

/** Whether a state can pass it, between two steps. */
export function isOfState(waypoint: Waypoint): boolean {
  return waypoint.kind === 'state' || waypoint.kind === 'attempt';
}

/** What of it a step can pass. */
export function stepOf(waypoint: Waypoint): PassedByStep | undefined {
  switch (waypoint.kind) {
    case 'state':
      return undefined;
    case 'attempt':
      return waypoint.orDone ? waypoint.step : undefined;
    default:
      return waypoint;
  }
}

/** Whether a label is the one that is asked for; `*` stands for any text, over several lines, too. */
export function labelMatches(wanted: string, label: string): boolean {
  if (!wanted.includes('*')) return wanted === label;
  const parts = wanted.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(label);
}

/** Whether a label of the text, with `*` for what only a run can tell, may be the one that is asked for. */
export function mayMatch(label: string, wanted: string): boolean {
  return labelMatches(wanted, label) || labelMatches(label, wanted.replaceAll('*', '0'));
}
