// All schedules of a program, with progress for whoever waits.

import { createMachine, type Machine } from '../engine/machine.ts';
import { reportStages } from '../explorer/report.ts';
import { safetyReport } from '../explorer/safety/safetyReport.ts';
import type { SafetyBounds } from '../explorer/safety/safetySearch.ts';
import { startSafety, startSearch } from '../explorer/startSearch.ts';
import type { StateSpace } from '../explorer/stateSpace.ts';
import type { ExplorationOptions } from '../model/exploration.ts';
import type { Program } from '../model/program.ts';
import type { Report } from '../model/report.ts';
import { SearchPace } from '../words/searchPace.ts';
import { BadInput, type Io } from './io.ts';
import { type SpinEngine, searchWithSpin } from './spin/spinEngine.ts';
import { ERASE_LINE } from './terminalText.ts';
import { plural } from './words.ts';

export interface ReportedProgram {
  readonly machine: Machine;
  readonly report: Report;
  readonly seconds: number;
  /** What the search took, where it tells. */
  readonly bytes?: number;
  /** Undefined where the search was ours. */
  readonly spin?: SpinEngine;
}

export interface ExploredProgram extends ReportedProgram {
  readonly space: StateSpace;
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

/** The same of what must never happen alone. */
export function exploreSafety(program: Program, bounds: SafetyBounds, io: Io): ReportedProgram {
  const begin = io.now();
  const machine = createMachine(program);
  const search = startSafety(machine, bounds);
  const pace = new SearchPace();
  const told = (): string => {
    const { states, expanded, bytes } = search;
    return pace.say({ at: io.now(), states, expanded, bytes });
  };
  while (!search.advance(PORTION)) progress(io, told());
  progress(io, '');
  const space = search.finish();
  const report = safetyReport(machine, space);
  return { machine, report, bytes: space.bytes, seconds: (io.now() - begin) / 1000 };
}

/** The same, asked of SPIN. Throws `BadInput` where it is not installed. */
export function exploreWithSpin(program: Program, spin: SpinEngine, io: Io): ReportedProgram {
  const begin = io.now();
  const machine = createMachine(program);
  const workshop = io.openWorkshop();
  if (workshop === undefined) throw new BadInput(NO_SPIN);
  try {
    progress(io, 'SPIN searches');
    const report = safetyReport(machine, searchWithSpin(machine, spin, workshop));
    return { machine, report, spin, seconds: (io.now() - begin) / 1000 };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new BadInput(NO_SPIN);
    throw error;
  } finally {
    progress(io, '');
    workshop.close();
  }
}

const NO_SPIN =
  'wakelane: --engine spin runs the programs `spin` and `cc`, and they are not both installed here. Install SPIN (spinroot.com) and a C compiler.';

/** One line that is drawn over itself, for a person only. */
function progress(io: Io, words: string): void {
  if (io.errIsTerminal) io.err(ERASE_LINE + words);
}
