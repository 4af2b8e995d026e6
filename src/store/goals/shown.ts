// What of the page's view the goals depend on.

import type { Judgement } from '../../engine/judge.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Frame, Outlook, Standing } from '../../model/run.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Exploration } from '../inputs/exploration.ts';
import type { DrawnView } from '../line/drawnLine.ts';
import type { RunFates } from '../line/fates.ts';
import type { Lost } from '../line/lost.ts';

export interface Shown {
  readonly scenario: Scenario;
  readonly machine: Machine;
  /** The machine that the schedule was recorded on. */
  readonly recorder: Machine;
  readonly frames: readonly Frame[];
  readonly cursor: number;
  readonly outlook: readonly Outlook[];
  readonly standing: Standing;
  readonly judgements: readonly Judgement[];
  readonly drawn: DrawnView | undefined;
  readonly exploration: Exploration | undefined;
  /** The turn that lost what must stay possible, for each property. */
  readonly lost: Lost;
  /** Known, whether they are shown or not, and so is what was lost. */
  readonly fates: RunFates | undefined;
}
