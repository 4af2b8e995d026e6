// What the page reads: everything here is derived from the session's inputs by `derived.ts`.

import type { Judgement } from '../../engine/judge.ts';
import type { Divergence } from '../../engine/transfer.ts';
import type { ComparedStep } from '../../facts/compare.ts';
import type { JudgedPart } from '../../model/claims.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Program } from '../../model/program.ts';
import type { Frame, Outlook, Standing } from '../../model/run.ts';
import type { Scenario, WrittenRun } from '../../model/scenario.ts';
import type { GoalsView } from '../goals/goals.ts';
import type { Exploration } from '../inputs/exploration.ts';
import type { Against } from '../inputs/state.ts';
import type { DrawnView } from '../line/drawnLine.ts';
import type { RunFates } from '../line/fates.ts';
import type { Lost } from '../line/lost.ts';
import type { BranchesView } from './branchViews.ts';

export interface View {
  /** The last text that compiled; the page runs it while a newer text has errors. */
  readonly scenario: Scenario;
  readonly program: Program;
  /** Of the text as it stands now. */
  readonly diagnostics: readonly Diagnostic[];
  /** Frame 0 is the initial state, frame i the state after turn i of the whole line, future included. */
  readonly frames: readonly Frame[];
  /** How many turns have been taken: `frames[cursor]` is now. */
  readonly cursor: number;
  /** One entry an actor, in the program's order, at now. */
  readonly outlook: readonly Outlook[];
  readonly standing: Standing;
  /** One a property, in the program's order: what this run has broken or met by now. */
  readonly judgements: readonly Judgement[];
  /** What the explorer has found about the program so far; undefined before it was asked. */
  readonly exploration: Exploration | undefined;
  /** Parts of the properties that matter under no settings of the text. */
  readonly idle: readonly JudgedPart[];
  readonly fatesShown: boolean;
  readonly goals: GoalsView;
  /** Undefined while they are not known, or not to be shown. */
  readonly fates: RunFates | undefined;
  /** One entry a property: the turn that made it impossible, where fates are known and shown. */
  readonly lost: Lost;
  readonly drawn: DrawnView | undefined;
  /** Notes of the shipped run that this line plays, by turn; empty where it plays none. */
  readonly runNotes: WrittenRun['notes'];
  /** The same schedule under other settings went another way (R23). */
  readonly divergence: Divergence | undefined;
  /** The line and the ways that were left for it. */
  readonly branches: BranchesView;
  /** What stands beside the run, where it is compared. */
  readonly comparison: Comparison | undefined;
  /** What was wrong with the link that opened the page, in sentences; empty when all was well. */
  readonly problems: readonly string[];
}

/** The run, which is the left side, and another one under the same schedule, step by step. */
export interface Comparison {
  readonly against: Against;
  readonly steps: readonly ComparedStep[];
  /** Steps that both have taken together, out of `steps`. */
  readonly at: number;
  /** Where the two part: the index of the first step that they do not share, and why, as the left was recorded. */
  readonly parting: { readonly step: number; readonly sentence: string } | undefined;
  readonly leftEnd: ComparedEnd | undefined;
  readonly right: {
    readonly program: Program;
    readonly frames: readonly Frame[];
    readonly cursor: number;
    readonly outlook: readonly Outlook[];
    readonly fates: RunFates | undefined;
    readonly end: ComparedEnd | undefined;
  };
}

/** How a side stands behind its last turn. */
export interface ComparedEnd {
  readonly standing: Standing;
  readonly outlook: readonly Outlook[];
  readonly judgements: readonly Judgement[];
}
