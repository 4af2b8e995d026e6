// How likely a coin-flip scheduler fails, and how few preemptions it takes to fail (R15).

import { ODDS_VISITS_MAX } from '../model/limits.ts';
import type { Odds } from '../model/report.ts';
import { absorption } from './absorption.ts';
import type { Analysis } from './analysis.ts';
import { fewest } from './counterexample.ts';
import type { Fates } from './fate.ts';
import { marksOf } from './reach.ts';
import { REST } from './wasm/facts.ts';

/** The walk's probability must be known this closely. */
const ERROR_MAX = 1e-9;

/** Undefined where the walk's probability does not converge within its bound, or the graph is not known. */
export function oddsOf(analysis: Analysis, { bad }: Fates): Odds | undefined {
  const { space, graph } = analysis;
  if (graph === undefined) return undefined;
  const walk = absorption(graph.edges, bad, marksOf(space, REST), ODDS_VISITS_MAX);
  const fails = walk.bad[0] ?? 0;
  const unknown = 1 - fails - (walk.good[0] ?? 0);
  if (!(Math.abs(unknown) < ERROR_MAX)) return undefined;
  return { fails: Math.min(1, fails), preemptions: fewest(analysis, bad, 'preemptions')?.cost };
}
