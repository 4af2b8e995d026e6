// All schedules of a program, with progress for whoever waits.

import { createMachine, type Machine } from '../engine/machine.ts';
import { reportStages } from '../explorer/report.ts';
import { startSearch } from '../explorer/startSearch.ts';
import type { StateSpace } from '../explorer/stateSpace.ts';
import type { ExplorationOptions } from '../model/exploration.ts';
import type { Program } from '../model/program.ts';
import type { Report } from '../model/report.ts';
import type { Io } from './io.ts';
import { plural } from './words.ts';

export interface ExploredProgram {
  readonly machine: Machine;
  readonly space: StateSpace;
  readonly report: Report;
  readonly seconds: number;
}

/** States that are expanded between two signs of life. */
const PORTION = 50_000;

/** Explores a program. */
export function exploreProgram(
  program: Program,
  { states, fairness, wanted }: ExplorationOptions,
  io: Io,
): ExploredProgram {
  const begin = io.now();
  const machine = createMachine(program);
  const space = searchAll(machine, states, io);
  let report: Report | undefined;
  for (const stage of reportStages(machine, space, { fairness })) {
    report = stage.report;
    if (wanted === 'verdicts') break;
    progress(io, `${plural(space.table.size, 'state')}, analysing`);
  }
  progress(io, '');
  if (report === undefined) throw new Error('Wakelane is wrong about itself: there is a first stage');
  return { machine, space, report, seconds: (io.now() - begin) / 1000 };
}

/** Searches all states, or as many as the bound allows, and tells how far it is. */
export function searchAll(machine: Machine, states: number, io: Io): StateSpace {
  const search = startSearch(machine, { states, edges: true });
  while (!search.advance(PORTION)) progress(io, plural(search.states, 'state'));
  progress(io, '');
  return search.finish();
}

const ERASE_LINE = '\r\u001b[K';

/** One line that is drawn over itself, for a person only. */
function progress(io: Io, words: string): void {
  if (io.errIsTerminal) io.err(ERASE_LINE + words);
}
