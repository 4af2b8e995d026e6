// A homework in hand: which task is on, what has been answered, and what every schedule says about the answers.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Grade } from '../../grading/grader.ts';
import type { KeptAnswers } from '../../kept/answers.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { Solution, Study, StudyTask, TaskAnswer, TaskMark } from '../../model/study.ts';

interface TaskState {
  readonly study: Study;
  readonly by: string;
  /** Index of the task that is on. */
  readonly at: number;
  readonly answers: readonly (TaskAnswer | undefined)[];
  readonly marks: readonly (TaskMark | undefined)[];
  /** It was handed in, and somebody looks at it: nothing of it changes. */
  readonly handedIn: boolean;
  /** The browser does not keep the answers. */
  readonly unkept: boolean;
}

export interface TaskDesk {
  readonly store: StoreApi<TaskState>;
  readonly goTo: (at: number) => void;
  readonly nameBy: (by: string) => void;
  readonly say: (words: string) => void;
  readonly choose: (choice: number) => void;
  /** What is played or written now. A solved task keeps its solution until another one is solved, too. */
  readonly try: (solution: Solution, helped: boolean) => void;
}

export interface TaskDeskParts {
  readonly study: Study;
  readonly given: KeptAnswers;
  readonly handedIn: boolean;
  readonly charts: readonly ChartTable[];
  readonly grade: Grade;
  /** The text of a shipped scenario. */
  readonly textOf: (scenario: string) => Promise<string>;
  readonly keep: (answers: KeptAnswers) => Promise<void>;
}

const none: TaskAnswer = { solution: { kind: 'none' }, words: '', choice: undefined, helped: false };

export function createTaskDesk(parts: TaskDeskParts): TaskDesk {
  const { study, given, handedIn } = parts;
  const store = createStore<TaskState>(() => ({
    ...{ study, handedIn, at: 0, unkept: false, by: given.by },
    answers: study.tasks.map((_, index) => given.answers[index]),
    marks: study.tasks.map(() => undefined),
  }));

  function judge(at: number, answer: TaskAnswer, tell: (mark: TaskMark) => void): void {
    const task = study.tasks[at];
    if (task === undefined) return;
    const text =
      task.text === undefined && task.scenario !== '' ? parts.textOf(task.scenario) : Promise.resolve('');
    text.then(
      (shipped) => parts.grade(at, { task, answer, shipped, charts: parts.charts }, tell),
      () => tell({ kind: 'not solved', why: 'The scenario did not come: load the page again.' }),
    );
  }

  function set(at: number, answer: TaskAnswer, mark: TaskMark | undefined): void {
    const { answers, marks } = store.getState();
    store.setState({ answers: answers.with(at, answer), marks: marks.with(at, mark) });
    keep();
  }

  function keep(): void {
    const { by, answers } = store.getState();
    if (!handedIn) parts.keep({ by, answers }).catch(() => store.setState({ unkept: true }));
  }

  function change(more: Partial<TaskAnswer>): void {
    const { at, answers, marks } = store.getState();
    const answer = { ...(answers[at] ?? none), ...more };
    set(at, answer, marks[at]);
    judge(at, answer, (mark) => set(at, store.getState().answers[at] ?? answer, mark));
  }

  for (const [index, answer] of store.getState().answers.entries())
    if (answer !== undefined) judge(index, answer, (mark) => set(index, answer, mark));

  return {
    store,
    goTo: (at) => store.setState({ at }),
    nameBy(by) {
      store.setState({ by });
      keep();
    },
    say: (words) => change({ words }),
    choose: (choice) => change({ choice }),
    try(solution, helped) {
      const { at, answers, marks } = store.getState();
      const now = { ...(answers[at] ?? none), solution, helped };
      const isSolved = marks[at]?.kind === 'solved';
      if (!isSolved) set(at, now, marks[at]);
      judge(at, now, (mark) => {
        if (!isSolved || mark.kind === 'solved')
          set(at, { ...(store.getState().answers[at] ?? now), solution, helped }, mark);
      });
    },
  };
}

/** The text that a task is about. */
export function isAboutText({ goal }: StudyTask): boolean {
  return goal.kind === 'repair' || goal.kind === 'change';
}
