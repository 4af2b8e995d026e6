// Notes of the runs that a scenario has in its text: they stand beside the line's steps where the line is such a run.

import { readSchedule } from '../../formats/schedule.ts';
import { fitSettings } from '../../formats/settings.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { Scenario, WrittenRun } from '../../model/scenario.ts';
import { turnsFollowed } from '../../schedule/turns.ts';

/**
 * The notes of the written run that a line plays: the line begins with all of its turns, under its settings. The
 * longest one counts where there are several. Nothing else decides, so that a link to such a run has its notes too.
 */
export function runNotes(
  scenario: Scenario,
  program: Program,
  frames: readonly Frame[],
): WrittenRun['notes'] {
  const names = program.actors.map(({ name }) => name);
  let longest: { readonly length: number; readonly run: WrittenRun } | undefined;
  for (const run of scenario.runs) {
    if (!isSameSettings(fitSettings(run.settings, scenario), program.settings)) continue;
    const { schedule } = readSchedule(run.turns, names);
    const { length } = schedule;
    if (length === 0 || (longest !== undefined && length <= longest.length)) continue;
    if (turnsFollowed(frames, schedule) === length) longest = { length, run };
  }
  return longest === undefined ? [] : longest.run.notes;
}
