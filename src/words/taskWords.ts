// What is said of the tasks of a homework, and of the answers to them.

import { unreachable } from '../base/unreachable.ts';
import type { Scenario } from '../model/scenario.ts';
import type { StudyTask, TaskAnswer, TaskMark } from '../model/study.ts';
import { memoryTitles, valueTitle } from './settingTitles.ts';

/** What is to be done, in a sentence. `scenario` is undefined where the task has none. */
export function goalSentence(
  { goal }: Pick<StudyTask, 'goal'>,
  scenario: Pick<Scenario, 'properties'> | undefined,
): string {
  switch (goal.kind) {
    case 'provoke': {
      const property = scenario?.properties.find(({ name }) => name === goal.property);
      return property === undefined
        ? 'Find a run that goes wrong.'
        : `Find a run that breaks this: ${property.sentence}`;
    }
    case 'avoid':
      return 'You and an adversary move by turns. Make sure that nothing can go wrong, whatever the adversary does.';
    case 'repair':
      return 'Change the text so that all that it asks holds.';
    case 'change':
      return goal.lines === 1
        ? 'Change one line so that all that the text asks holds.'
        : `Change at most ${goal.lines} lines so that all that the text asks holds.`;
    case 'table':
      return 'Write a step in place of each question mark, so that the table happens.';
    case 'question':
      return 'Answer the question.';
    default:
      return unreachable(goal);
  }
}

export function markSentence(mark: TaskMark | undefined): string {
  switch (mark?.kind) {
    case undefined:
      return 'Not answered yet.';
    case 'solved':
      return 'Solved.';
    case 'not solved':
      return `Not solved yet. ${mark.why}`;
    case 'open':
      return 'Answered. Your lecturer will read it.';
    default:
      return unreachable(mark);
  }
}

export interface HandedLine {
  readonly title: string;
  /** What is handed in for it, and what becomes of that. */
  readonly told: string;
  /** Nothing is left to be done. */
  readonly good: boolean;
}

/** What stands in a link that is handed in, one line a task. */
export function handedLines(
  tasks: readonly StudyTask[],
  answers: readonly (TaskAnswer | undefined)[],
  marks: readonly (TaskMark | undefined)[],
): readonly HandedLine[] {
  return tasks.map((task, index) => {
    const mark = marks[index];
    const what = handedWords(task, answers[index]);
    const became = becameWords(mark);
    return {
      title: `${index + 1}. ${task.title}`,
      told: what === '' ? became : `${what}: ${became}`,
      good: mark?.kind === 'solved' || mark?.kind === 'open',
    };
  });
}

function handedWords({ question }: StudyTask, answer: TaskAnswer | undefined): string {
  if (answer === undefined) return '';
  const { solution, words, helped } = answer;
  const parts = [
    ...(solution.kind === 'run' ? [`${turnsIn(solution.schedule)} steps`] : []),
    ...(solution.kind === 'text' ? ['a changed text'] : []),
    ...(solution.kind === 'table' ? ['a table'] : []),
    ...(question !== undefined && (words !== '' || answer.choice !== undefined) ? ['an answer'] : []),
    ...(helped ? ['fates were looked at'] : []),
  ];
  return parts.join(', ');
}

/** Turns of a schedule in the text form of links: `a,b*2` has three. */
function turnsIn(schedule: string): number {
  return schedule
    .split(',')
    .filter((word) => word !== '')
    .reduce((sum, word) => sum + Number(/\*(\d+)$/.exec(word)?.[1] ?? '1'), 0);
}

function becameWords(mark: TaskMark | undefined): string {
  switch (mark?.kind) {
    case undefined:
      return 'not yet';
    case 'solved':
      return 'solved';
    case 'not solved':
      return 'not solved';
    case 'open':
      return 'to be read';
    default:
      return unreachable(mark);
  }
}

export interface SettingLine {
  readonly name: string;
  readonly value: string;
  readonly free: boolean;
}

/** What is set, in the scenario's own words, and whether the student may choose it. */
export function settingLines(
  { free }: StudyTask,
  { params, memories }: Pick<Scenario, 'params' | 'memories'>,
  chosen: {
    readonly values: Readonly<Record<string, string>>;
    readonly memory: Scenario['memories'][number];
  },
): readonly SettingLine[] {
  const lines = params.flatMap(({ name, values }) => {
    const value = values.find((each) => each.value === chosen.values[name]);
    return value === undefined ? [] : [{ name, value: valueTitle(value), free: free.includes(name) }];
  });
  const memory = { name: 'memory', value: memoryTitles[chosen.memory], free: free.includes('memory') };
  return memories.length > 1 ? [...lines, memory] : lines;
}
