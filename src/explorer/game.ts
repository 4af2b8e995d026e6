// The game of “avoid” (R31), solved: who wins from every state.
//
// You and the adversary move by turns, you first. At your move you take any enabled step, whoever's it is, or pass;
// at its move the adversary takes any enabled step, and may not pass. You have won as soon as the run is safe, the
// adversary as soon as it is doomed. A play that stays open for ever has no winner: nobody could force an end.

import { defined } from '../base/defined.ts';
import { FATES } from '../model/report.ts';
import type { Reversed } from './reversed.ts';
import type { Edges } from './stateSpace.ts';

const SAFE = FATES.indexOf('safe');
const OPEN = FATES.indexOf('open');
const RANK_MAX = 32_767;

/**
 * For each state, with you to move: how it ends if both play well. n > 0: you win within n − 1 moves, both sides'
 * counted; n < 0: the adversary wins within −n − 1; 0: neither can force an end. So safe is 1, doomed is −1.
 * `fates` are the indices in `FATES` of a graph that was searched to its end.
 */
export function solveGame(edges: Edges, before: Reversed, fates: Uint8Array): Int16Array {
  return new Solver(edges, before, fates).run();
}

/**
 * Backward from the states that are decided, in order of the number of moves, as attractors are computed. A position
 * is twice a state, plus 1 where the adversary is to move.
 */
class Solver {
  private readonly before: Reversed;
  private readonly fates: Uint8Array;
  private readonly codes: Int16Array;
  /** Moves of a position that are not known to lose for the one who moves. */
  private readonly left: Uint32Array;
  private readonly queue: Uint32Array;
  private length = 0;

  constructor({ first }: Edges, before: Reversed, fates: Uint8Array) {
    this.before = before;
    this.fates = fates;
    this.codes = new Int16Array(fates.length * 2);
    this.queue = new Uint32Array(fates.length * 2);
    this.left = new Uint32Array(fates.length * 2);
    for (let state = 0; state < fates.length; state++) {
      const steps = defined(first[state + 1]) - defined(first[state]);
      // You may also pass.
      this.left[state * 2] = steps + 1;
      this.left[state * 2 + 1] = steps;
    }
  }

  run(): Int16Array {
    this.fates.forEach((fate, state) => {
      if (fate === OPEN) return;
      const code = fate === SAFE ? 1 : -1;
      this.decide(state * 2, code);
      this.decide(state * 2 + 1, code);
    });
    for (let at = 0; at < this.length; at++) {
      const position = defined(this.queue[at]);
      const state = position >>> 1;
      const yours = (position & 1) === 1;
      this.stepsTo(state, yours, defined(this.codes[position]));
      if (yours) this.leads(state * 2, true, defined(this.codes[position]));
    }
    return this.codes.filter((_, position) => (position & 1) === 0);
  }

  /** Tells whoever could step to a decided state; `yours`: the step there was yours. */
  private stepsTo(state: number, yours: boolean, code: number): void {
    const { first, sources } = this.before;
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++)
      this.leads(defined(sources[edge]) * 2 + (yours ? 0 : 1), yours, code);
  }

  /** A move of a position leads to a decided one: one that wins decides it, and so does the last one that loses. */
  private leads(position: number, yours: boolean, code: number): void {
    if (this.codes[position] !== 0) return;
    const left = defined(this.left[position]) - 1;
    this.left[position] = left;
    if (code > 0 === yours || left === 0) this.decide(position, further(code));
  }

  private decide(position: number, code: number): void {
    this.codes[position] = code;
    this.queue[this.length++] = position;
  }
}

function further(code: number): number {
  return code > 0 ? Math.min(code + 1, RANK_MAX) : Math.max(code - 1, -RANK_MAX);
}
