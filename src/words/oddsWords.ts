// How likely it is that a run fails, in words; and what neither odds nor fates speak of.

import { isLiveness } from '../model/program.ts';
import type { Odds, Verdict } from '../model/report.ts';
import { grouped } from './grouped.ts';

type Kinds = readonly Pick<Verdict, 'kind'>[];

/** How likely a random scheduler fails, and how few preemptions it takes. `verdicts`: on all that is judged. */
export function oddsSentence({ fails, until, preemptions }: Odds, verdicts: Kinds): string {
  if (preemptions === undefined)
    return isBlind(verdicts) ? 'No step can break anything.' : 'Nothing bad can be reached.';
  const when = until === 'rest' ? ' before it first comes to rest' : '';
  const effort =
    preemptions === 0
      ? 'it takes no preemption'
      : `it takes at least ${preemptions} preemption${preemptions === 1 ? '' : 's'}`;
  return `${shareOf(fails, until)}${when}; to fail, ${effort}.`;
}

/** What the fates and the odds leave out; empty where that is nothing. */
export function blindSentence(verdicts: Kinds): string {
  return isBlind(verdicts) ? 'Neither fates nor odds speak of what must come sooner or later.' : '';
}

/** True where something must come sooner or later: that one step breaks it can never be said. */
export function isBlind(verdicts: Kinds): boolean {
  return verdicts.some(({ kind }) => isLiveness(kind));
}

function shareOf(fails: number, until: Odds['until']): string {
  if (fails === 1) return 'Every random schedule fails';
  if (fails > 0.995) return 'Nearly every random schedule fails';
  if (fails > 0.2) return `${Math.round(100 * fails)} in 100 random schedules fail`;
  if (fails === 0 && until === 'rest') return 'No random schedule fails';
  const others = 1 / fails;
  // Two digits say as much as one can feel.
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(others)) - 1);
  return Number.isFinite(others)
    ? `1 in ${grouped(Math.round(others / unit) * unit)} random schedules fails`
    : 'Hardly any random schedule fails';
}
