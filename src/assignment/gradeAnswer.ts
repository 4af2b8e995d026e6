// Grades what a student hands in, each answer by itself, by trying every schedule where it must.

import { unreachable } from '../base/unreachable.ts';
import type { Handed, StudyTask, TaskAnswer, TaskMark } from '../model/study.ts';
import { gradeRun } from './gradeRun.ts';
import { gradeTable } from './gradeTable.ts';
import { gradeText } from './gradeText.ts';
import type { Lectures } from './lecturer.ts';
import { notSolved, solved } from './marks.ts';

/** One mark a task. `handed.study` must be the lecturer's: what a student's link says of it proves nothing. */
export function gradeHanded(lectures: Lectures, { study, answers }: Handed): readonly TaskMark[] {
  return study.tasks.map((task, index) => gradeTask(lectures, task, answers[index]));
}

/** Whether an answer is what its task asks for. */
export function gradeTask(lectures: Lectures, task: StudyTask, answer: TaskAnswer | undefined): TaskMark {
  if (answer === undefined) return notSolved('There is no answer.');
  const { solution } = answer;
  const { goal } = task;
  if (goal.kind === 'question') return gradeChoice(task, answer);
  if (task.fates === 'hidden' && answer.helped)
    return notSolved('Fates or hints were looked at, which this task does not allow.');
  const source = lectures.sourceOf(task);
  if (source === undefined) return notSolved('The text of this task has errors, or is not here.');
  switch (goal.kind) {
    case 'provoke':
    case 'avoid':
      return solution.kind === 'run' ? gradeRun(lectures, task, source, solution) : otherKind('a run');
    case 'repair':
    case 'change': {
      const linesMax = goal.kind === 'change' ? goal.lines : undefined;
      return solution.kind === 'text'
        ? gradeText(lectures, task, source, solution.text, linesMax)
        : otherKind('a changed text');
    }
    case 'table':
      return solution.kind === 'table'
        ? gradeTable(lectures, task, goal, source, solution.table)
        : otherKind('a table');
    default:
      return unreachable(goal);
  }
}

function gradeChoice({ question }: StudyTask, { choice, words }: TaskAnswer): TaskMark {
  if (question === undefined || (choice === undefined && words.trim() === ''))
    return notSolved('There is no answer.');
  if (question.right === undefined || question.choices.length === 0) return { kind: 'open' };
  return choice === question.right ? solved : notSolved('That is not the right choice.');
}

function otherKind(wanted: string): TaskMark {
  return notSolved(`This task asks for ${wanted}, and something else was handed in.`);
}
