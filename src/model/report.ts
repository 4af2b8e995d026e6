// What the explorer says about a program: plain data for the page, the command line and tests.

import type { JudgedPart } from './claims.ts';
import type { TextRange } from './code.ts';
import type { BuiltIn, Expected, PropertyKind, Settings } from './program.ts';
import type { Schedule, Standing } from './run.ts';

/**
 * A bound that stopped the search makes an answer `unknown`, never `holds`; `not refuted`: states were told apart by their
 * hashes alone, and none of those seen breaks it; `not asked`: the question was a narrower one.
 */
export type VerdictKind = 'holds' | 'fails' | 'unknown' | 'not refuted' | 'not asked';

/**
 * R15. `doomed`: bad already, or no path reaches rest without passing through something bad;
 * `safe`: nothing bad can be reached; `open`: it depends on the schedule.
 */
export type Fate = 'safe' | 'open' | 'doomed';
/** Where fates are kept as numbers, the number is the index here. */
export const FATES: readonly Fate[] = ['safe', 'open', 'doomed'];

/** What a verdict is about. That rest stays possible is one of `possible`, asked for or not. */
export type VerdictSubject = PropertyKind | Exclude<BuiltIn, 'rest'>;

/** Verdict of one property, or of what is judged unasked. */
export interface Verdict {
  readonly kind: VerdictSubject;
  readonly name: string;
  readonly sentence: string;
  readonly verdict: VerdictKind;
  readonly expected: Expected;
  /** A counterexample; for `cover` that holds, a witness. */
  readonly example: Example | undefined;
  /** What to write if what fails is meant to be so. */
  readonly hint: string | undefined;
}

/** A run from the initial state that shows something. */
export interface Example {
  /** For a `possible` or `lock` that fails: up to the first state from which it cannot be reached any more. */
  readonly schedule: Schedule;
  /** A lasso: turns from here on repeat for ever; a finite run that stays in its last state has none. */
  readonly cycleFrom: number | undefined;
}

/** How a run stands that cannot go on. */
export type End = Exclude<Standing, { readonly kind: 'running' }>;

/** One way a run may end: states without a next step, together where they end for the same reason. */
export interface Outcome {
  /** What is common to these ends. */
  readonly end: End;
  /** Reachable states that end so. */
  readonly states: number;
  readonly example: Example;
}

export interface Coverage {
  /** Text of this program that no schedule runs, in order of the text. */
  readonly neverRuns: readonly TextRange[];
}

/** How likely and how hard it is that a run fails. */
export interface Odds {
  /**
   * `rest`: the walk ends where a run first comes to rest, and from there something bad can still be reached; `ever`:
   * whatever does not end in something bad never will.
   */
  readonly until: 'rest' | 'ever';
  /** Probability that a coin-flip scheduler, each enabled turn being equally likely, ends in something bad: 0 … 1, within 1e-9. */
  readonly fails: number;
  /** Fewest preemptions of a schedule that reaches something bad (R25); undefined where nothing bad can be reached. */
  readonly preemptions: number | undefined;
}

export interface Report {
  /** `safety`: only what single states show: errors, `never`, `final` and `cover`. */
  readonly asked: 'everything' | 'safety';
  readonly settings: Settings;
  /** False where a bound stopped the search. */
  readonly complete: boolean;
  /** Of what was asked: `fails` where any verdict fails, else `unknown` where any is unknown. A `cover` that nothing covers fails. */
  readonly verdict: VerdictKind;
  /** Stores that a lane's buffer holds, where one more had to wait for room: with larger buffers more could happen. */
  readonly bufferLimit: number | undefined;
  /** Distinct states, the initial one included. */
  readonly states: number;
  readonly transitions: number;
  readonly verdicts: readonly Verdict[];
  /** What the properties are made of, and whether it matters under these settings; undefined where a bound stopped the search. */
  readonly parts: readonly JudgedPart[] | undefined;
  /** Number of states of each fate; undefined where a bound leaves the fates unknown. */
  readonly fates: Readonly<Record<Fate, number>> | undefined;
  readonly odds: Odds | undefined;
  readonly outcomes: readonly Outcome[];
  readonly coverage: Coverage | undefined;
}
