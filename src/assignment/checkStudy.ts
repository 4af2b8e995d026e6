// Checks a study before it is set: that each task can be solved, and that no cheap answer solves it.

import { mapDefined } from '../base/mapDefined.ts';
import { unreachable } from '../base/unreachable.ts';
import { solveGame } from '../explorer/game.ts';
import { verdictsOf } from '../explorer/verdicts.ts';
import { completeSettings, settingNames } from '../formats/settings.ts';
import type { Source } from '../lang/scenario.ts';
import type { Study, StudyTask } from '../model/study.ts';
import { readTables } from '../tables/readTables.ts';
import { GAP_TO_FILL } from './gradeTable.ts';
import { allowedSettings, type Explored, type Lectures } from './lecturer.ts';

/** What is wrong with a task, by its index: an error, or something that the lecturer should know. */
export interface StudyProblem {
  readonly task: number;
  readonly severity: 'error' | 'warning';
  readonly sentence: string;
}

/** All that can be said before anybody has answered. */
export function checkStudy(lectures: Lectures, { tasks }: Study): readonly StudyProblem[] {
  return tasks.flatMap((task, index) =>
    problemsOf(lectures, task).map((problem) => ({ ...problem, task: index })),
  );
}

type Problem = Omit<StudyProblem, 'task'>;

function problemsOf(lectures: Lectures, task: StudyTask): readonly Problem[] {
  const { goal, question } = task;
  if (goal.kind === 'question')
    return question === undefined ? [error('There is neither a goal nor a question.')] : choices(question);
  const source = lectures.sourceOf(task);
  if (source === undefined)
    return [
      error(task.text === undefined ? `There is no scenario “${task.scenario}”.` : 'The text has errors.'),
    ];
  const wrong = settingsProblems(task, source);
  if (wrong.length > 0) return wrong;
  if (allowedSettings(task, source).length === 0) return [error(noSettings)];
  return [...(question === undefined ? [] : choices(question)), ...goalProblems(lectures, task, source)];
}

const noSettings =
  'No settings of the scenario are these: one that is fixed is switched off by another one, or names a number of store buffers.';

function choices({ choices: offered, right }: NonNullable<StudyTask['question']>): readonly Problem[] {
  if (right !== undefined && (right < 1 || right > offered.length))
    return [error(`The right choice is number ${right}, and there are ${offered.length} choices.`)];
  return [];
}

function settingsProblems({ fixed, free }: StudyTask, { scenario }: Source): readonly Problem[] {
  const names = settingNames(scenario);
  const unknown = free.filter((name) => !names.includes(name));
  return [
    ...completeSettings(fixed, scenario).problems.map(error),
    ...unknown.map((name) => error(`The scenario has no setting “${name}”; there are ${names.join(', ')}.`)),
    ...fixed.flatMap(([name]) =>
      free.includes(name) ? [error(`The setting ${name} is both fixed and free.`)] : [],
    ),
  ];
}

function goalProblems(lectures: Lectures, task: StudyTask, source: Source): readonly Problem[] {
  const { goal } = task;
  const explored = (): readonly Explored[] =>
    mapDefined(allowedSettings(task, source), (settings) => lectures.explore(source, settings));
  switch (goal.kind) {
    case 'provoke':
      return provokable(explored(), goal.property);
    case 'avoid':
      return avoidable(explored());
    case 'repair':
    case 'change':
      return repairable(explored(), source);
    case 'table':
      return fillable(goal.table);
    case 'question':
      return [];
    default:
      return unreachable(goal);
  }
}

const tooMany = 'there are more schedules than could be tried.';

function provokable(explored: readonly Explored[], property: string): readonly Problem[] {
  const verdicts = explored.flatMap(({ analysis }) => verdictsOf(analysis));
  const asked = verdicts.filter(({ name }) => name === property);
  if (asked.length === 0) {
    const names = [...new Set(verdicts.map(({ name }) => name))].join(', ');
    return [error(`The scenario has no property “${property}”; there are ${names}.`)];
  }
  if (asked.some(({ verdict }) => verdict === 'fails')) return [];
  return asked.some(({ verdict }) => verdict === 'unknown')
    ? [warning(`Whether ${property} can be broken is not known: ${tooMany}`)]
    : [error(`Under these settings no schedule breaks ${property}.`)];
}

function avoidable(explored: readonly Explored[]): readonly Problem[] {
  const starts = explored.map(({ analysis: { graph }, fates }) =>
    graph === undefined || fates === undefined
      ? undefined
      : solveGame(graph.edges, graph.before, fates.codes)[0],
  );
  // 1 is a start from which nothing can go wrong.
  if (starts.some((start) => start !== undefined && start > 1)) return [];
  if (starts.includes(undefined)) return [warning(`Whether it can be won is not known: ${tooMany}`)];
  return starts.includes(1)
    ? [error('Under these settings nothing can break, so there is nothing to avoid.')]
    : [error('Nobody can win this game: the adversary can always break it.')];
}

function repairable(explored: readonly Explored[], { scenario }: Source): readonly Problem[] {
  const verdicts = explored.flatMap(({ analysis }) => verdictsOf(analysis));
  const works = scenario.properties.some(({ kind }) => kind === 'possible' || kind === 'cover');
  const fails = verdicts.some(({ kind, verdict }) => kind !== 'cover' && verdict === 'fails');
  return [
    ...(fails ? [] : [error('Under these settings nothing fails, so there is nothing to repair.')]),
    ...(works ? [] : [warning(noWork)]),
  ];
}

const noWork =
  'Nothing says that the program does its work: without a “possible” or “cover” property a text that does less may pass.';

function fillable(text: string): readonly Problem[] {
  const { tables, refusals } = readTables(text);
  const [table] = tables;
  if (table === undefined || tables.length > 1)
    return [error(refusals[0]?.sentence ?? `There must be one table, and there are ${tables.length}.`)];
  return table.cells.some((cell) => cell.text.trim() === GAP_TO_FILL)
    ? []
    : [error(`The table has no gap: write ${GAP_TO_FILL} where a cell is to be filled.`)];
}

function error(sentence: string): Problem {
  return { severity: 'error', sentence };
}

function warning(sentence: string): Problem {
  return { severity: 'warning', sentence };
}
