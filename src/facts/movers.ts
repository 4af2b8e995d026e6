// Whose move each turn of a game was: the player and the adversary step, and the player may pass.

/** In the game against the adversary. */
export type Mover = 'you' | 'adversary';

/** Who took a turn; `theirs` are the adversary's turns, counted from 1. */
export function moverAt(theirs: readonly number[], turn: number): Mover {
  return theirs.includes(turn) ? 'adversary' : 'you';
}
