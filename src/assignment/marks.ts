// Marks that are given in several places.

import type { TaskMark } from '../model/study.ts';

export const solved: TaskMark = { kind: 'solved' };

/** A bound stopped the search, so nobody knows: never a "solved". */
export const unknownMark: TaskMark = {
  kind: 'not solved',
  why: 'There are more schedules than could be tried, so this is not known.',
};

export function notSolved(why: string): TaskMark {
  return { kind: 'not solved', why };
}
