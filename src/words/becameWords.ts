// What became of a program, in a word: shipped, posted, hypothetical, textbook.

import type { Becoming } from '../model/became.ts';

/** As a heading of the phrase that stands behind it. */
export const becomingWords: Readonly<Record<Becoming, string>> = {
  shipped: 'Shipped',
  posted: 'Posted',
  hypothetical: 'Hypothetical',
  textbook: 'Textbook',
};
