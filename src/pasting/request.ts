// What the page asks the reader of pasted tables, which lives in a worker, and what it answers.

import type { JudgeV1 } from '../formats/judgement/judgement.ts';
import type { SettingWords } from '../formats/settings.ts';
import type { ChartTable } from '../model/chart.ts';

export interface PastedRequest {
  /** Answers bear it: a later question makes an earlier one moot. */
  readonly number: number;
  /** As it was pasted. */
  readonly text: string;
  readonly charts: readonly ChartTable[];
  /** What the tables are held against; undefined: what was read is told, and which scenarios fit. */
  readonly against: JudgedAgainst | undefined;
}

export interface JudgedAgainst {
  /** A shipped scenario, or one of one's own texts. */
  readonly scenario: string;
  /** Of one's own; a shipped one is known by its name. */
  readonly text: string | undefined;
  /** `HEADING=LANE`, as `--lane` takes it. */
  readonly lanes: readonly string[];
  /** `CELL=STEP`, as `--bind` takes it. */
  readonly binds: readonly string[];
  /** What was chosen, the last choice last; what is not named has its first value. */
  readonly settings: SettingWords;
}

/** A setting of the scenario, and what it is now. */
export interface Choice {
  readonly name: string;
  readonly values: readonly string[];
  readonly chosen: string;
}

/** A scenario in which every column and every cell of the tables means something. */
export interface Fit {
  readonly id: string;
  readonly title: string;
}

export type PastedAnswer =
  | {
      readonly kind: 'read';
      readonly number: number;
      readonly judged: JudgeV1;
      readonly remarks: readonly string[];
      /** For each table, a scenario of its own, or why there is none. */
      readonly skeletons: readonly Skeleton[];
    }
  /** Which shipped scenarios fit, a moment later: all are tried. */
  | { readonly kind: 'fits'; readonly number: number; readonly fits: readonly Fit[] }
  | {
      readonly kind: 'judged';
      readonly number: number;
      readonly judged: JudgeV1;
      readonly title: string;
      /** The settings that it is judged under. */
      readonly choices: readonly Choice[];
      /** For each table the run that passes its cells, or those up to where it cannot go on, as `wakelane run` prints it. */
      readonly runs: readonly string[];
      /** For each table that does not happen the whole text with its nearest order that does; undefined where it cannot be written so. */
      readonly mended: readonly (string | undefined)[];
    }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };

export type Skeleton =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly sentence: string };
