// The whole report on an explored program, all at once or stage by stage.

import type { Machine } from '../engine/machine.ts';
import type { Report, Verdict, VerdictKind } from '../model/report.ts';
import { type AnalysisOptions, analysisOf } from './analysis.ts';
import { judgedParts } from './claims.ts';
import { coverageOf } from './coverage.ts';
import { fatesOf, type StateFates } from './fate.ts';
import { oddsOf } from './odds.ts';
import { outcomesOf } from './outcomes.ts';
import { marksOf } from './reach.ts';
import type { StateSpace } from './stateSpace.ts';
import { verdictsOf } from './verdicts.ts';

/** What is known so far. */
export interface Stage {
  readonly report: Report;
  /** The fate of every state, once it is known and where it can be. */
  readonly fates: StateFates | undefined;
}

/** Everything about an explored space, which must be the space of this machine's program. */
export function reportOf(machine: Machine, space: StateSpace, options: AnalysisOptions): Report {
  let report = emptyReport(space);
  for (const stage of reportStages(machine, space, options)) report = stage.report;
  return report;
}

/**
 * The report as it grows: first with the verdicts, then the fates, then outcomes and coverage, then the odds,
 * which take longest. Each stage has all that the one before had.
 */
export function* reportStages(
  machine: Machine,
  space: StateSpace,
  options: AnalysisOptions,
): Generator<Stage, void, undefined> {
  const analysis = analysisOf(machine, space, options);
  const verdicts = verdictsOf(analysis);
  const parts = space.complete ? judgedParts(machine, space) : undefined;
  const judged: Report = { ...emptyReport(space), verdicts, verdict: overallVerdict(verdicts), parts };
  yield { report: judged, fates: undefined };
  const fates = fatesOf(analysis);
  const fated: Report = { ...judged, fates: fates?.counts };
  yield { report: fated, fates };
  const ended: Report = { ...fated, outcomes: outcomesOf(analysis), coverage: coverageOf(analysis) };
  yield { report: ended, fates };
  const odds = fates === undefined ? undefined : oddsOf(analysis, fates);
  yield { report: { ...ended, odds }, fates };
}

function emptyReport(space: StateSpace): Report {
  return {
    asked: 'everything',
    settings: space.program.settings,
    complete: space.complete,
    verdict: 'unknown',
    bufferLimit: bufferLimitIn(space),
    states: space.table.size,
    transitions: space.transitions,
    verdicts: [],
    parts: undefined,
    fates: undefined,
    odds: undefined,
    outcomes: [],
    coverage: undefined,
  };
}

/** Only where some state shows that there could be more. */
function bufferLimitIn(space: StateSpace): number | undefined {
  const { plan, program } = space;
  if (plan.full < 0) return undefined;
  return marksOf(space, plan.full).includes(1) ? program.bufferLimit?.stores : undefined;
}

/** Of all that was asked. */
export function overallVerdict(verdicts: readonly Verdict[]): VerdictKind {
  const kinds = verdicts.map(({ verdict }) => verdict);
  const worst: readonly VerdictKind[] = ['fails', 'unknown', 'not refuted'];
  return worst.find((kind) => kinds.includes(kind)) ?? 'holds';
}
