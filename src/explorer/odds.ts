// How likely a coin-flip scheduler fails, and how few preemptions it takes to fail (R15).

import { defined } from '../base/defined.ts';
import { ODDS_VISITS_MAX } from '../model/limits.ts';
import { FATES, type Odds } from '../model/report.ts';
import { absorption } from './absorption.ts';
import type { Analysis } from './analysis.ts';
import { fewest } from './counterexample.ts';
import type { StateFates } from './fate.ts';
import { marksOf } from './reach.ts';
import { REST } from './wasm/facts.ts';

const SAFE = FATES.indexOf('safe');
/** The walk's probability must be known this closely. */
const ERROR_MAX = 1e-9;

/**
 * The walk ends at the first state that is bad or at rest. Where there is no rest to come to, it ends at the first that
 * is bad or safe: as long as it can go wrong it goes on. Undefined where the walk's probability does not converge within
 * its bound, or the graph is not known.
 */
export function oddsOf(analysis: Analysis, { bad, codes }: StateFates): Odds | undefined {
  const { space, graph } = analysis;
  if (graph === undefined) return undefined;
  const safe = codes.map((code) => (code === SAFE ? 1 : 0));
  const good = space.program.mustStay === 'rest' ? marksOf(space, REST) : safe;
  const walk = absorption(graph.edges, bad, good, ODDS_VISITS_MAX);
  const fails = defined(walk.bad[0]);
  const unknown = 1 - fails - defined(walk.good[0]);
  if (!(Math.abs(unknown) < ERROR_MAX)) return undefined;
  const goesOn = good.some((mark, state) => mark === 1 && bad[state] === 0 && safe[state] === 0);
  return {
    until: goesOn ? 'rest' : 'ever',
    // Where nothing else can become of a walk, that is no matter of rounding.
    fails: good.includes(1) ? Math.min(1, fails) : 1,
    preemptions: fewest(analysis, bad, 'preemptions')?.cost,
  };
}
