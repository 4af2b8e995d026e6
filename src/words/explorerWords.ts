// What the explorer found, in words.

import { unreachable } from '../base/unreachable.ts';
import type { Program } from '../model/program.ts';
import type { End, Fate, Outcome, Report, Verdict, VerdictSubject } from '../model/report.ts';
import { faultSentence } from './faultWords.ts';
import { grouped } from './grouped.ts';
import { standClause, waitingClause } from './reasonWords.ts';

/** What a fate means for the one who steps. `blind`: something must come sooner or later, of which no fate speaks. */
export function fateSentence(fate: Fate, blind: boolean): string {
  switch (fate) {
    case 'safe':
      return blind
        ? 'Safe: no step can break anything any more. Whether what must come does come depends on who is served.'
        : 'Safe: no step can break anything any more, whoever steps.';
    case 'open':
      return 'Open: it can still go wrong, and it can still be saved.';
    case 'doomed':
      return 'Doomed: no schedule can save it any more.';
    default:
      return unreachable(fate);
  }
}

/** What all schedules together say of a property. */
export function verdictSentence(
  { kind, verdict }: Pick<Verdict, 'kind' | 'verdict'>,
  { states, bufferLimit }: Pick<Report, 'states' | 'bufferLimit'>,
): string {
  const buffers = bufferLimit === undefined ? '' : `, ${bufferClause(bufferLimit)}`;
  switch (verdict) {
    case 'unknown':
      return `Not known: the search stopped at ${grouped(states)} states.`;
    case 'not refuted':
      return 'Not refuted: nothing that was seen breaks it, and not everything was.';
    case 'not asked':
      return 'Not asked: only what must never happen was.';
    case 'holds':
      return kind === 'cover' ? 'Some schedule gets there.' : `Holds in every schedule${buffers}.`;
    case 'fails':
      return kind === 'cover' ? `No schedule gets there${buffers}.` : failing(kind);
    default:
      return unreachable(verdict);
  }
}

/** Where a store had to wait for room: all that was found is so of buffers of this size. */
export function bufferClause(stores: number): string {
  return `with store buffers of ${stores}`;
}

/** Why that matters. */
export function bufferSentence(stores: number): string {
  return `A store had to wait until there was room in a full buffer: all this is so ${bufferClause(stores)}. With larger ones more can happen.`;
}

function failing(kind: Exclude<Verdict['kind'], 'cover'>): string {
  switch (kind) {
    case 'error':
      return 'Some schedule ends in an error.';
    case 'lock':
      return 'Some schedule leaves somebody waiting for a lock that nobody can give him any more.';
    case 'move':
      return 'Some schedule comes to where nobody can move.';
    case 'never':
    case 'final':
      return 'Some schedule breaks it.';
    case 'possible':
      return 'Some schedule makes it impossible for ever.';
    case 'always eventually':
    case 'leads to':
      return 'Some fair schedule waits for it for ever.';
    default:
      return unreachable(kind);
  }
}

/** What a button says that opens the explorer's example. */
export function exampleWords(kind: VerdictSubject, verdict: Verdict['verdict']): string {
  return kind === 'cover' && verdict === 'holds' ? 'Show the shortest way there' : 'Show the shortest';
}

/** True where an example ends as soon as something is lost for ever: it is played on, until it shows. */
export function isPlayedOn(kind: VerdictSubject): boolean {
  return kind === 'possible' || kind === 'lock';
}

/** What is common to some ends of the run, in a word. */
export function outcomeWord(kind: End['kind']): string {
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

/** What is common to some ends of the run, in a sentence or two. */
export function outcomeSentence(program: Program, { end }: Outcome): string {
  switch (end.kind) {
    case 'finished':
      return end.awaiting.length === 0
        ? 'Nobody has anything left to do, and the run is at rest.'
        : `The run is at rest; ${end.awaiting.map((stand) => standClause(program, stand, undefined)).join('; ')}.`;
    case 'error':
      return faultSentence(program, end);
    case 'stuck':
      return end.waiting.length === 0
        ? 'Everybody has finished, but the run is not at rest.'
        : end.waiting.map((task) => `${waitingClause(program, task)}.`).join(' ');
    default:
      return unreachable(end);
  }
}
