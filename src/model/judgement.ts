// What is said of a pasted table that was held against a scenario: plain data for the page, the command line and tests.
// Cells, columns and lines are those of the table; indices count from 0, lines from 1.

import type { ActorIndex } from './indices.ts';
import type { FaultKind, Settings } from './program.ts';
import type { Fate } from './report.ts';
import type { Obstacle, Schedule, Seen } from './run.ts';

/**
 * How it is known what a cell stands for: by a step's label, letter by letter; by an alias of the scenario's own tables;
 * because all its words are words of one step; by a statement or a call of the text; by the name of a handler or a task;
 * because it is a condition in the scenario's language; or because a person said so. Likeness only proposes.
 */
export type BoundBy = 'label' | 'alias' | 'words' | 'statement' | 'call' | 'name' | 'condition' | 'person';

/** What a cell stands for. Steps are named as the scenario names them. */
export type CellMeaning =
  | { readonly kind: 'steps'; readonly steps: readonly string[]; readonly by: BoundBy }
  /** A step that is tried, and waits. */
  | { readonly kind: 'attempt'; readonly step: string; readonly by: BoundBy }
  | { readonly kind: 'state'; readonly condition: string; readonly by: BoundBy }
  /** The step before it in its column does not carry this label. */
  | { readonly kind: 'not'; readonly label: string; readonly by: BoundBy }
  | { readonly kind: 'gap' | 'remark' }
  | {
      readonly kind: 'unbound';
      readonly why: UnboundCell;
      readonly proposals: readonly (readonly string[])[];
    };

export type UnboundCell =
  | { readonly kind: 'no such step'; readonly lane: string; readonly code: boolean }
  | { readonly kind: 'several steps'; readonly steps: readonly string[] }
  | { readonly kind: 'several lanes'; readonly lanes: readonly string[] }
  /** The columns were lost, and it is a step of no lane. */
  | { readonly kind: 'no lane' }
  | { readonly kind: 'column unbound' }
  | { readonly kind: 'no condition'; readonly text: string }
  /** A person named a step that the lane does not have. */
  | {
      readonly kind: 'unknown step';
      readonly name: string;
      readonly lane: string;
      readonly steps: readonly string[];
    };

/** Which lane a column is. */
export type ColumnMeaning =
  | { readonly kind: 'lane'; readonly lane: string; readonly by: 'heading' | 'cells' | 'person' }
  /** No step is drawn in it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unbound'; readonly why: UnboundColumn; readonly proposal: string | undefined };

export type UnboundColumn =
  | { readonly kind: 'contradicted'; readonly named: string; readonly cells: readonly string[] }
  | { readonly kind: 'several named'; readonly named: readonly string[] }
  | { readonly kind: 'several fit'; readonly lanes: readonly string[] }
  | { readonly kind: 'nothing known' }
  /** A person named a lane that the scenario does not have. */
  | { readonly kind: 'unknown lane'; readonly name: string; readonly lanes: readonly string[] };

interface JudgedCell {
  readonly line: number;
  readonly row: number;
  readonly column: number | undefined;
  readonly text: string;
  readonly meaning: CellMeaning;
}

export type TableVerdict = 'happens' | 'impossible' | 'unbound' | 'unknown';

export interface TableJudgement {
  readonly settings: Settings;
  readonly columns: readonly { readonly heading: string; readonly meaning: ColumnMeaning }[];
  readonly cells: readonly JudgedCell[];
  readonly verdict: TableVerdict;
  /** Where it happens. */
  readonly run: TableRun | undefined;
  /** A run through the same cells that fares the other way: saved where the first is doomed, lost then or later where it is not. */
  readonly otherwise: TableRun | undefined;
  readonly leftOut: readonly LeftOutSteps[];
  /** Where cells of one row may come in several orders, what becomes of each. */
  readonly orders: readonly RowOrders[];
  readonly impossible: ImpossibleCell | undefined;
  /** Settings under which it happens, where it does not under these. */
  readonly elsewhere: Elsewhere | undefined;
  /** The nearest order of the cells that does happen, where this one does not. */
  readonly nearest: Nearest | undefined;
  /** What holds if all that is proposed is confirmed, where something is not bound. */
  readonly provided: Provided | undefined;
}

export interface TableRun {
  readonly schedule: Schedule;
  /** For each turn, the cells that it passes, as indices; first those that are passed before any turn. */
  readonly cells: readonly (readonly number[])[];
  readonly ends: TableEnd;
  /** Names of the properties that it breaks; `error` and `rest` are always in force. */
  readonly breaks: readonly string[];
  readonly doomed: boolean;
  /** Steps that happen once more than they are drawn, because no run passes the cells otherwise. */
  readonly again: readonly string[];
}

/** How a run stands behind the last cell; where it is doomed, how it ends when it is played on fairly. */
export type TableEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'stuck'; readonly waiting: readonly number[] }
  | { readonly kind: 'error'; readonly fault: FaultKind }
  /** A doomed run that never ends. */
  | { readonly kind: 'repeats' }
  /** `fate` is undefined where it is not known. */
  | { readonly kind: 'goes on'; readonly fate: Fate | undefined };

/** Steps that every run through the cells takes between two of them; `after` is undefined for the beginning. */
export interface LeftOutSteps {
  readonly after: number | undefined;
  readonly before: number;
  readonly steps: readonly { readonly actor: ActorIndex; readonly label: string }[];
}

export interface RowOrders {
  readonly line: number;
  /** Cells in the order, as indices. */
  readonly orders: readonly {
    readonly cells: readonly number[];
    readonly verdict: 'happens' | 'impossible' | 'unknown';
    /** Of all runs in this order; undefined where it is not known, or none happens. */
    readonly fate: Fate | undefined;
    /** What a run in this order breaks, then or later. */
    readonly breaks: readonly string[];
  }[];
}

export interface ImpossibleCell {
  readonly cell: number;
  readonly why: WhyNot;
  /** Up to the cell before it. */
  readonly run: TableRun;
  /** A cell before it that comes only if some step happens once more than it is drawn, and what stands in its way. */
  readonly sooner: { readonly cell: number; readonly why: WhyNot } | undefined;
}

/** What keeps a cell from coming after those before it. */
export type WhyNot =
  /** No step of the lane is called so, under these settings. */
  | { readonly kind: 'no such step'; readonly lane: string }
  | { readonly kind: 'finished'; readonly actor: ActorIndex }
  /** Somebody stands before it, and cannot take it. */
  | { readonly kind: 'waits'; readonly actor: ActorIndex; readonly obstacles: readonly Obstacle[] }
  /** He who could do it does something else, and does not come to it again. */
  | { readonly kind: 'goes on'; readonly actor: ActorIndex; readonly next: string }
  /** He stands elsewhere, and cannot move. */
  | { readonly kind: 'is stuck'; readonly actor: ActorIndex; readonly obstacles: readonly Obstacle[] }
  /** The step is taken, but carries a label that is drawn not to be there. */
  | { readonly kind: 'carries'; readonly labels: readonly string[] }
  /** The condition does not hold; what it looks at, in one of the runs. */
  | { readonly kind: 'does not hold'; readonly seen: readonly Seen[] }
  /** Nobody is kept from the step that is drawn as tried. */
  | { readonly kind: 'nobody waits' };

export interface Elsewhere {
  readonly settings: readonly Settings[];
  /** Combinations that were tried, of all others. */
  readonly tried: number;
  readonly others: number;
}

export interface Nearest {
  /** Cells that are moved, as indices, and where to. */
  readonly moved: readonly number[];
  readonly where: 'before' | 'after';
  readonly cell: number;
}

export interface Provided {
  readonly lanes: readonly { readonly heading: string; readonly lane: string }[];
  readonly cells: readonly { readonly cell: number; readonly steps: readonly string[] }[];
  readonly judgement: TableJudgement;
}
