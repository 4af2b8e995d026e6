// The grader in a Web Worker: the page goes on while every schedule is tried.

import { gradeTask } from '../assignment/gradeAnswer.ts';
import { Lectures } from '../assignment/lecturer.ts';
import { PAGE_STATES_MAX } from '../model/limits.ts';
import type { GradingAnswer, GradingRequest } from './request.ts';

const texts = new Map<string, string>();
let lectures: Lectures | undefined;

self.addEventListener('message', ({ data }: MessageEvent<GradingRequest>) => {
  const { number, task, answer, shipped, charts } = data;
  texts.set(task.scenario, shipped);
  // What was explored for one answer serves the next one.
  lectures ??= new Lectures({ shipped: (name) => texts.get(name), charts, states: PAGE_STATES_MAX });
  self.postMessage({ number, mark: gradeTask(lectures, task, answer) } satisfies GradingAnswer);
});
