// What the page asks the grader of a homework, which lives in a worker, and what it answers.

import type { ChartTable } from '../model/chart.ts';
import type { StudyTask, TaskAnswer, TaskMark } from '../model/study.ts';

export interface GradingRequest {
  /** Answers bear it. */
  readonly number: number;
  readonly task: StudyTask;
  readonly answer: TaskAnswer | undefined;
  /** Of the shipped scenario that the task names; empty where the text is the lecturer's own. */
  readonly shipped: string;
  readonly charts: readonly ChartTable[];
}

export interface GradingAnswer {
  readonly number: number;
  readonly mark: TaskMark;
}
