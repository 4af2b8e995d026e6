// Marks that are given in several places.

import type { Mark } from '../model/study.ts';

export const solved: Mark = { kind: 'solved' };

/** A bound stopped the search, so nobody knows: never a "solved". */
export const unknownMark: Mark = {
  kind: 'not solved',
  why: 'There are more schedules than could be tried, so this is not known.',
};

export function notSolved(why: string): Mark {
  return { kind: 'not solved', why };
}
