// A run of a scenario that goes wrong: where the predictions and the comparison with the fix start from.

import { type PlayedOn, playFromStart } from '../../engine/playOn.ts';
import { readSchedule } from '../../formats/schedule.ts';
import { fitSettings } from '../../formats/settings.ts';
import type { Settings } from '../../model/program.ts';
import type { Schedule } from '../../model/run.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { SessionState } from '../inputs/state.ts';
import type { Tools } from './tools.ts';

export interface FailingRun {
  readonly settings: Settings;
  readonly schedule: Schedule;
}

/** The document's own run that goes wrong, else a written one; those under the shown settings first. */
export function failingRun(tools: Tools, state: SessionState): FailingRun | undefined {
  return failingRuns(tools, state)[0];
}

/** All of them in that order. */
export function failingRuns({ cache, derived }: Tools, state: SessionState): readonly FailingRun[] {
  const scenario = cache.scenario(state.good);
  if (scenario === undefined) return [];
  const drawn = scenario.drawn.flatMap((_, index): readonly FailingRun[] => {
    const sought = derived.seekDrawn(state, index);
    if (sought === undefined || 'lost' in sought.found) return [];
    return [{ settings: sought.settings, schedule: sought.found.schedule }];
  });
  const written = scenario.runs.flatMap((run): readonly FailingRun[] => {
    const settings = fitSettings(run.settings, scenario);
    const program = cache.machine(state.good, settings)?.program;
    if (program === undefined) return [];
    const names = program.actors.map(({ name }) => name);
    const { schedule, problem } = readSchedule(run.turns, names);
    return problem === undefined ? [{ settings, schedule }] : [];
  });
  const isShown = ({ settings }: FailingRun): boolean => isSameSettings(settings, state.settings);
  const all = [...drawn, ...written];
  const inOrder = [...all.filter(isShown), ...all.filter((run) => !isShown(run))];
  return inOrder.filter(({ settings, schedule }) => {
    const machine = cache.machine(state.good, settings);
    return machine !== undefined && goesWrong(playFromStart(machine, schedule));
  });
}

/** True where it breaks something, or ends in an error. */
export function goesWrong({ broken, standing }: Pick<PlayedOn, 'broken' | 'standing'>): boolean {
  return standing.kind === 'error' || broken.some((at) => at !== undefined);
}
