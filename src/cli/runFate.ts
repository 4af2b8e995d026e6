// What becomes of a run that can still go on: whether any schedule saves it, and what it has lost for good.

import { defined } from '../base/defined.ts';
import type { Machine } from '../engine/machine.ts';
import { analysisOf } from '../explorer/analysis.ts';
import { fatesOf } from '../explorer/fate.ts';
import { statesThatShow, subjectsOf } from '../explorer/subjects.ts';
import { FATES, type Fate } from '../model/report.ts';
import type { Frame } from '../model/run.ts';
import { searchAll } from './exploring.ts';
import type { Io } from './io.ts';

export interface RunFate {
  readonly fate: Fate;
  /** The first frame from which no schedule saves it; undefined where it is not doomed. */
  readonly doomedAt: number | undefined;
  /** Sentences of what must stay possible, and no longer is. */
  readonly lost: readonly string[];
}

/** Explores the run's program for the fate of the run; undefined where a bound leaves it unknown. */
export function runFate(
  machine: Machine,
  frames: readonly Frame[],
  statesMax: number,
  io: Io,
): RunFate | undefined {
  const space = searchAll(machine, statesMax, io);
  const analysis = analysisOf(machine, space, { fairness: true });
  const fates = fatesOf(analysis);
  if (fates === undefined) return undefined;
  const states = frames.map(({ state }) => space.table.find(state));
  // A run that was doomed once stays doomed (R15).
  const doomed = states.findIndex((state) => fates.codes[state] === FATES.indexOf('doomed'));
  const last = defined(states.at(-1));
  const lost = subjectsOf(machine.program, space.plan).flatMap((subject) => {
    const isLasting = subject.kind === 'possible' || subject.kind === 'lock';
    return isLasting && statesThatShow(analysis, subject)?.[last] === 1 ? [subject.sentence] : [];
  });
  const fate = doomed < 0 ? (FATES[defined(fates.codes[last])] ?? 'open') : 'doomed';
  return { fate, doomedAt: doomed < 0 ? undefined : doomed, lost };
}
