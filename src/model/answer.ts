// What the explorer finds about a text that somebody has changed as an exercise asked for.

import type { ChartTable } from './chart.ts';
import type { Settings } from './program.ts';
import type { Example, VerdictKind } from './report.ts';

/** A question that the scenario asks, before and after the change. */
export interface Answered {
  readonly name: string;
  readonly sentence: string;
  readonly settings: Settings;
  readonly was: VerdictKind;
  readonly now: VerdictKind;
  /** A run that breaks it now. */
  readonly example: Example | undefined;
}

export type Answer =
  /** Nothing was changed. */
  | { readonly kind: 'unchanged' }
  /** The text does not compile. */
  | { readonly kind: 'errors' }
  /** The change took away or rewrote what is asked: these lines are gone, and these tell anew what a good end is. */
  | {
      readonly kind: 'other questions';
      readonly missing: readonly string[];
      readonly added: readonly string[];
    }
  /** `solved`: all that the scenario asks holds under all settings. */
  | { readonly kind: 'judged'; readonly solved: boolean; readonly answered: readonly Answered[] };

/** Judges a text that was changed against the one that was shipped, which has no errors. */
export type JudgeAnswer = (
  shipped: string,
  changed: string,
  options: { readonly charts: readonly ChartTable[] },
) => Answer;
