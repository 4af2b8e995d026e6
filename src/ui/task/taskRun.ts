// Between a homework and the run that is played for it: the link that opens a task, and what is handed in of a run.

import type { LinkV1 } from '../../formats/link/link.ts';
import { printSchedule } from '../../formats/schedule.ts';
import { completeSettings, settingWords } from '../../formats/settings.ts';
import { TURNS_MAX } from '../../model/limits.ts';
import type { Settings } from '../../model/program.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { Solution, StudyTask, TaskAnswer } from '../../model/study.ts';
import { turnsOf } from '../../schedule/turns.ts';
import type { View } from '../../store/derived/view.ts';
import type { SessionState } from '../../store/inputs/state.ts';
import { isAboutText } from './taskDesk.ts';

/** What a link to a task would say: at what was tried last, or at its beginning. */
export function taskLink(task: StudyTask, answer: TaskAnswer | undefined): LinkV1 {
  const { scenario, text, fixed } = task;
  const start = { version: 1, scenario, text, settings: fixed, under: undefined, line: undefined } as const;
  const solution = answer?.solution;
  switch (solution?.kind) {
    case 'run': {
      const { settings, schedule } = solution;
      const line = { schedule, fair: false, cursor: TURNS_MAX, turns: undefined, fingerprint: undefined };
      return { ...start, settings, line };
    }
    case 'text':
      return { ...start, text: solution.text };
    case 'table':
    case 'none':
    case undefined:
      return start;
  }
}

/** The nearest settings that the task allows; undefined where those that are shown are. */
export function withinTask({ fixed, free }: StudyTask, { scenario, program }: View): Settings | undefined {
  const { settings } = program;
  const chosen = settingWords(settings, scenario).filter(([name]) => free.includes(name));
  const allowed = completeSettings([...fixed, ...chosen], scenario).settings;
  return isSameSettings(allowed, settings) ? undefined : allowed;
}

/** What would be handed in now; undefined where that is nothing, or is written elsewhere. */
export function solutionNow(task: StudyTask, state: SessionState, view: View): Solution | undefined {
  const { scenario, program, frames, cursor } = view;
  if (task.goal.kind === 'table') return undefined;
  if (isAboutText(task)) return { kind: 'text', text: state.good };
  if (cursor === 0) return undefined;
  const names = program.actors.map(({ name }) => name);
  const { challenge } = state;
  return {
    kind: 'run',
    settings: settingWords(program.settings, scenario),
    schedule: printSchedule(turnsOf(frames.slice(0, cursor + 1)), names),
    theirs: challenge.kind === 'avoid' ? challenge.theirs.filter((turn) => turn <= cursor) : [],
  };
}
