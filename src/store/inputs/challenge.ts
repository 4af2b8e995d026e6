// What the page has asked of the player: to predict a step, or to play against the adversary (R31).

import type { Schedule, Turn } from '../../model/run.ts';

export type Challenge =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'predict';
      /** The line as the question left it: another one ends the challenge. */
      readonly line: Schedule;
      /** The run that goes wrong; undefined where the explorer's example is to be taken. */
      readonly schedule: Schedule | undefined;
      /** False until the fates are known that say where to stop. */
      readonly posed: boolean;
      readonly answer: Turn | undefined;
    }
  | {
      readonly kind: 'avoid';
      readonly line: Schedule;
      /** Turns of the line that the adversary took, counted from 1. */
      readonly theirs: readonly number[];
    };
