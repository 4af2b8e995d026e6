// What a cell of a pasted table stands for in a scenario, in the form in which a run can be looked for.

import type { PassedByStep, StepWaypoint, Waypoint } from '../explorer/waypoints/waypoint.ts';
import type { BoundBy, UnboundCell } from '../model/judgement.ts';

export type Binding =
  /** Steps in this order; most often one. */
  | { readonly kind: 'steps'; readonly steps: readonly BoundStep[]; readonly by: BoundBy }
  /** A step that is tried, and waits; `orDone`: or is done after all. */
  | { readonly kind: 'attempt'; readonly step: BoundStep; readonly orDone: boolean; readonly by: BoundBy }
  /** A condition that holds there. */
  | StateBinding
  /** The step drawn before it in its column does not carry this label. */
  | { readonly kind: 'not'; readonly label: string; readonly by: BoundBy }
  | { readonly kind: 'gap' }
  | { readonly kind: 'remark' }
  /** `proposals`: what a person may confirm, labels in order. */
  | {
      readonly kind: 'unbound';
      readonly why: UnboundCell;
      readonly proposals: readonly (readonly string[])[];
    };

export interface StateBinding {
  readonly kind: 'state';
  readonly condition: string;
  readonly waypoint: Waypoint;
  readonly by: BoundBy;
}

export interface BoundStep {
  /** As the scenario names it. */
  readonly name: string;
  readonly waypoint: PassedByStep;
}

/** How an attempt of a step can be found: it is known by its label or its text. */
export function attemptable({ waypoint }: BoundStep): StepWaypoint | undefined {
  return waypoint.kind === 'label' || waypoint.kind === 'text' ? waypoint : undefined;
}
