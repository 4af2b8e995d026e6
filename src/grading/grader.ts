// The page's side of the grader. Its worker is started with the first question, and asked one thing at a time.

import type { TaskMark } from '../model/study.ts';
import type { GradingAnswer, GradingRequest } from './request.ts';

type Question = Omit<GradingRequest, 'number'>;
type Tell = (mark: TaskMark) => void;

/** Asks about a task; of questions about the same one that wait, only the last is asked. */
export type Grade = (about: number, question: Question, tell: Tell) => void;

const failed: TaskMark = { kind: 'not solved', why: 'The grader could not be started: load the page again.' };

export function createGrader(): Grade {
  const waiting = new Map<number, { readonly question: Question; readonly tell: Tell }>();
  let asked: { readonly number: number; readonly tell: Tell } | undefined;
  let worker: Worker | undefined;
  let number = 0;

  function start(): Worker {
    const started = new Worker(new URL('./grading.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<GradingAnswer>) => {
      if (asked?.number === data.number) answered(data.mark);
    };
    started.onerror = () => {
      worker = undefined;
      answered(failed);
    };
    return started;
  }

  function answered(mark: TaskMark): void {
    const told = asked;
    asked = undefined;
    told?.tell(mark);
    next();
  }

  function next(): void {
    const [first] = waiting;
    if (asked !== undefined || first === undefined) return;
    const [about, { question, tell }] = first;
    waiting.delete(about);
    number += 1;
    asked = { number, tell };
    worker ??= start();
    worker.postMessage({ ...question, number } satisfies GradingRequest);
  }

  return (about, question, tell) => {
    waiting.set(about, { question, tell });
    next();
  };
}
