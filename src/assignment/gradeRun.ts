// Grades runs: whether one breaks what it was to break, and whether a game was won in a way that nobody could prevent.

import { defined } from '../base/defined.ts';
import { judge } from '../engine/judge.ts';
import type { Machine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { solveGame } from '../explorer/game.ts';
import { statesThatShow, subjectsOf } from '../explorer/subjects.ts';
import { readSchedule } from '../formats/schedule.ts';
import { completeSettings } from '../formats/settings.ts';
import type { Source } from '../lang/scenario.ts';
import { FATES } from '../model/report.ts';
import type { Frame } from '../model/run.ts';
import type { Solution, StudyTask, TaskMark } from '../model/study.ts';
import { impossibleSentence } from '../words/reasonWords.ts';
import { type Explored, type Lectures, settingsProblem } from './lecturer.ts';
import { notSolved, solved, unknownMark } from './marks.ts';

type Run = Extract<Solution, { readonly kind: 'run' }>;

/** Replays a run on the lecturer's own text, whatever text it was made with. */
export function gradeRun(lectures: Lectures, task: StudyTask, source: Source, run: Run): TaskMark {
  const problem = settingsProblem(task, run.settings, source);
  if (problem !== undefined) return notSolved(problem);
  const explored = lectures.explore(source, completeSettings(run.settings, source.scenario).settings);
  if (explored === undefined)
    return notSolved('The text of this task does not compile under these settings.');
  const { machine } = explored;
  const played = framesOf(machine, run.schedule);
  if ('problem' in played) return notSolved(played.problem);
  switch (task.goal.kind) {
    case 'provoke':
      return provoked(explored, played.frames, task.goal.property);
    case 'avoid':
      return avoided(explored, played.frames, run.theirs);
    default:
      return notSolved('A run is not what this task asks for.');
  }
}

function framesOf(
  machine: Machine,
  text: string,
): { readonly frames: readonly Frame[] } | { readonly problem: string } {
  const names = machine.program.actors.map(({ name }) => name);
  const { schedule, problem } = readSchedule(text, names);
  if (problem !== undefined) return { problem: problem.sentence };
  const { frames, stopped } = replay(machine, schedule);
  return stopped === undefined
    ? { frames }
    : {
        problem: `Step ${stopped.turn + 1} is impossible: ${impossibleSentence(machine.program, stopped.why)}`,
      };
}

/** A property is broken by what the run has done, or can never hold again after its last step. */
function provoked({ machine, analysis }: Explored, frames: readonly Frame[], name: string): TaskMark {
  const { program } = machine;
  const { space } = analysis;
  const subject = subjectsOf(program, space.plan).find((each) => each.name === name);
  if (subject === undefined) return notSolved(`The scenario has no property “${name}” under these settings.`);
  const index = program.properties.findIndex((property) => property.name === name);
  const judgement = judge(machine, frames, frames.length - 1)[index];
  if (judgement?.kind === 'broken' || judgement?.kind === 'in vain') return solved;
  const shows = statesThatShow(analysis, subject);
  if (shows !== undefined && frames.some(({ state }) => isMarked(shows, space.table.find(state))))
    return solved;
  // What a search that was not whole does not show may be so all the same.
  if (!space.complete) return unknownMark;
  return notSolved(
    frames.length < 2
      ? 'No step was taken.'
      : `After step ${frames.length - 1} this is not broken: ${subject.sentence}`,
  );
}

/**
 * The end is safe, and after each move of the player he could still force that, whatever the adversary did: who was
 * only lucky has not avoided it.
 */
function avoided(
  { analysis: { graph, space }, fates }: Explored,
  frames: readonly Frame[],
  theirs: readonly number[],
): TaskMark {
  if (fates === undefined || graph === undefined) return unknownMark;
  const game = solveGame(graph.edges, graph.before, fates.codes);
  const numbers = frames.map(({ state }) => space.table.find(state));
  const fateAt = (turn: number) => FATES[defined(fates.codes[defined(numbers[turn])])];
  const last = frames.length - 1;
  for (let turn = 1; turn <= last; turn++) {
    const before = turn - 1;
    if (theirs.includes(turn)) {
      // You moved, or passed, and then it was the adversary's: from there every step of his must leave you a win.
      const number = defined(numbers[before]);
      const { first, targets } = graph.edges;
      const replies = targets.subarray(first[number], first[number + 1]);
      if (fateAt(before) === 'open' && replies.some((reply) => defined(game[reply]) <= 0))
        return notSolved(`Before step ${turn} the adversary could have forced it to break: this was luck.`);
    } else if (turn > 1 && !theirs.includes(before)) {
      return notSolved(
        `Steps ${before} and ${turn} are both the player’s: the adversary had no move between them.`,
      );
    }
  }
  if (fateAt(last) === 'doomed') return notSolved('The run is lost.');
  return fateAt(last) === 'safe' ? solved : notSolved('At its end it can still break.');
}

/** A state that a bounded search has not found is not marked. */
function isMarked(marks: Uint8Array, state: number): boolean {
  return state >= 0 && marks[state] === 1;
}
