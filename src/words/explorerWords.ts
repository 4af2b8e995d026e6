// What the explorer found, in words.

import { unreachable } from '../base/unreachable.ts';
import type { PropertyKind } from '../model/program.ts';
import type { Fate, Odds, Outcome, Verdict } from '../model/report.ts';

/** `42,798` */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** What a fate means for the one who steps. */
export function fateSentence(fate: Fate): string {
  switch (fate) {
    case 'safe':
      return 'Safe: nothing can go wrong any more, whoever steps.';
    case 'open':
      return 'Open: it can still go wrong, and it can still be saved.';
    case 'doomed':
      return 'Doomed: no schedule can save it any more.';
    default:
      return unreachable(fate);
  }
}

/** How likely a random scheduler fails, and how few preemptions it takes. */
export function oddsSentence({ fails, preemptions }: Odds): string {
  const how = likelihood(fails);
  if (preemptions === undefined) return how;
  const needed =
    preemptions === 0
      ? 'It can fail without a single preemption.'
      : `To fail, a schedule needs ${counted(preemptions, 'preemption')} at least.`;
  return `${how} ${needed}`;
}

/** Below this, one in so many; above it, so many in a hundred. */
const rare = 0.095;

function likelihood(fails: number): string {
  if (fails === 0) return 'No random schedule fails.';
  if (fails > 0.9995) return 'Nearly every random schedule fails.';
  if (fails < rare) return `About 1 in ${grouped(1 / fails)} random schedules fails.`;
  return `About ${Math.round(fails * 100)} in 100 random schedules fail.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What all schedules together say of a property. */
export function verdictSentence({ kind, verdict, vacuous }: Verdict, states: number): string {
  switch (verdict) {
    case 'unknown':
      return `Not known: the search stopped at ${grouped(states)} states.`;
    case 'holds':
      if (vacuous !== undefined) return `Holds, but says nothing: ${vacuous}`;
      return kind === 'cover' ? 'Some schedule gets there.' : 'Holds in every schedule.';
    case 'fails':
      return failing(kind);
    default:
      return unreachable(verdict);
  }
}

function failing(kind: Verdict['kind']): string {
  switch (kind) {
    case 'error':
      return 'Some schedule ends in an error.';
    case 'never':
    case 'final':
      return 'Some schedule breaks it.';
    case 'possible':
      return 'Some schedule makes it impossible for ever.';
    case 'cover':
      return 'No schedule gets there.';
    case 'always eventually':
    case 'leads to':
      return 'Some fair schedule waits for it for ever.';
    default:
      return unreachable(kind);
  }
}

/** What a button says that opens the explorer's example. */
export function exampleWords(kind: PropertyKind | 'error', verdict: Verdict['verdict']): string {
  return kind === 'cover' && verdict === 'holds' ? 'Show the shortest way there' : 'Show the shortest';
}

/** What is common to some ends of the run, in a word. */
export function outcomeWord(kind: Outcome['kind']): string {
  switch (kind) {
    case 'finished':
      return 'Finished';
    case 'stuck':
      return 'Stuck for ever';
    case 'error':
      return 'Error';
    default:
      return unreachable(kind);
  }
}
