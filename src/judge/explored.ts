// All states of a program, with their fates: what tables are decided on.

import { createMachine, type Machine } from '../engine/machine.ts';
import { analysisOf } from '../explorer/analysis.ts';
import { fatesOf, type StateFates } from '../explorer/fate.ts';
import { startSearch } from '../explorer/startSearch.ts';
import type { StateSpace } from '../explorer/stateSpace.ts';
import type { Program } from '../model/program.ts';

export interface ExploredSpace {
  readonly machine: Machine;
  readonly space: StateSpace;
  /** Undefined where a bound leaves them unknown. */
  readonly fates: StateFates | undefined;
}

/** Explores a program; `states`: how many are stored at most. */
export function exploreAll(program: Program, states: number): ExploredSpace {
  const { machine, space } = exploreStates(program, states);
  return { machine, space, fates: fatesOf(analysisOf(machine, space, { fairness: true })) };
}

/** The same without fates. */
function exploreStates(program: Program, states: number): Omit<ExploredSpace, 'fates'> {
  const machine = createMachine(program);
  const search = startSearch(machine, { states, edges: true });
  while (!search.advance(states));
  return { machine, space: search.finish() };
}
