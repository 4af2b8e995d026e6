// What the rows of a timeline ask about each turn, answered from the facts of the run.

import type { RunFacts } from '../facts/runFacts.ts';
import type { RowInput } from './cells.ts';

export interface RowsOfRun extends Pick<RowInput, 'program' | 'text' | 'drawnTurns' | 'notesOf'> {
  readonly moverOf?: RowInput['moverOf'] | undefined;
  /** Turns that keep a row for themselves, besides those where an arrow begins or ends. */
  readonly apart: readonly (number | undefined)[];
}

export function rowInputOf(
  { apart, moverOf = () => undefined, ...run }: RowsOfRun,
  facts: RunFacts,
): RowInput {
  const alone = new Set(apart);
  return {
    ...run,
    moverOf,
    isBusy: (turn) => facts.at(turn).busy || alone.has(turn),
    raisedIn: (turn) => facts.at(turn).raised,
    takenIn: (turn) => facts.at(turn).taken,
    changesOf: (turn) => facts.at(turn).changes,
    creditsOf: (turn) => facts.at(turn).credits,
    oldOf: (turn) => facts.at(turn).old,
  };
}
