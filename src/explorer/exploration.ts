// Everything about a program, in portions: whoever drives it can tell how far it is, and stop.

import { createMachine } from '../engine/machine.ts';
import type { ExplorationEvent, ExplorationOptions, FateData } from '../model/exploration.ts';
import type { Program } from '../model/program.ts';
import type { StateFates } from './fate.ts';
import { solveGame } from './game.ts';
import { reportStages } from './report.ts';
import { reversed } from './reversed.ts';
import type { Search } from './search.ts';
import { startSearch } from './startSearch.ts';
import type { StateSpace } from './stateSpace.ts';

/** States that are expanded between two events: a few milliseconds. */
const PORTION = 20_000;

/** Explores a program and analyses what it found; each `next` does one portion of the work. */
export function* exploration(
  program: Program,
  { states, fairness, wanted }: ExplorationOptions,
): Generator<ExplorationEvent, void, undefined> {
  const machine = createMachine(program);
  const search = startSearch(machine, { states, edges: true });
  yield progress(search);
  while (!search.advance(PORTION)) yield progress(search);
  yield progress(search);
  const space = search.finish();
  let known = false;
  for (const { report, fates } of reportStages(machine, space, { fairness })) {
    yield { kind: 'report', report, fates: known || fates === undefined ? undefined : dataOf(space, fates) };
    if (!known && fates !== undefined && space.edges !== undefined) {
      const before = reversed(space.edges, space.table.size);
      yield { kind: 'game', game: solveGame(space.edges, before, fates.codes) };
    }
    known ||= fates !== undefined;
    if (wanted === 'verdicts') break;
  }
  yield { kind: 'finished' };
}

function progress({ states, transitions }: Search): ExplorationEvent {
  return { kind: 'searching', states, transitions };
}

/** Copies: the analysis goes on with the originals while the page has these. */
function dataOf({ program, table }: StateSpace, { codes }: StateFates): FateData {
  return {
    width: program.words,
    words: table.words.slice(0, table.at(table.size)),
    index: table.index.slice(),
    codes: codes.slice(),
  };
}
