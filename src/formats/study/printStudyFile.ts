// A study as the file that a lecturer goes on with: what `studyFile.ts` reads.

import { stringify } from 'yaml';
import type { Study, StudyTask } from '../../model/study.ts';

/** The file. A task with a text of its own names `scenario: own.race`, and the text stands in a comment below. */
export function printStudyFile({ title, note, tasks }: Study): string {
  const head =
    '# A homework for Wakelane: `wakelane study` makes the link of it, `wakelane grade` the marks.\n';
  const file = stringify({ study: title, ...(note === '' ? {} : { note }), tasks: tasks.map(formOf) });
  const own = tasks.flatMap(({ text }, index) => (text === undefined ? [] : [ownText(text, index)]));
  return [head, file, ...own].join('');
}

function formOf({ goal, question, ...task }: StudyTask, index: number): object {
  const { title, before, scenario, text, fixed, free, fates } = task;
  return {
    title,
    ...(before === '' ? {} : { before }),
    ...(goal.kind === 'question' ? {} : { scenario: text === undefined ? scenario : ownName(index) }),
    ...(fixed.length === 0 ? {} : { settings: Object.fromEntries(fixed) }),
    ...(free.length === 0 ? {} : { free }),
    goal: goal.kind,
    ...(goal.kind === 'provoke' ? { property: goal.property } : {}),
    ...(goal.kind === 'change' ? { lines: goal.lines } : {}),
    ...(goal.kind === 'table' ? { table: goal.table } : {}),
    ...(goal.kind === 'table' && goal.breaks !== undefined ? { property: goal.breaks } : {}),
    ...(question === undefined ? {} : { question: question.text }),
    ...(question === undefined || question.choices.length === 0 ? {} : { choices: question.choices }),
    ...(question?.right === undefined ? {} : { right: question.right }),
    fates,
  };
}

function ownName(index: number): string {
  return `task-${index + 1}.race`;
}

function ownText(text: string, index: number): string {
  const lines = text.split('\n').map((line) => `# ${line}`.trimEnd());
  return `\n# ${ownName(index)}, to be saved beside this file without the signs “# ”:\n#\n${lines.join('\n')}\n`;
}
