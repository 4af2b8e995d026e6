// Whether what the page has asked still stands, whose move it is, and the adversary's move (R31).

import { enabledRows } from '../../engine/explain.ts';
import { frameAfter } from '../../engine/frames.ts';
import type { GameMap } from '../../engine/gameMap.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Frame } from '../../model/run.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { Challenge } from '../inputs/challenge.ts';
import type { SessionState } from '../inputs/state.ts';

/** The challenge, unless the player has gone on to something else. */
export function challengeOf({ challenge, recorded, settings, under }: SessionState): Challenge {
  if (challenge.kind === 'none') return challenge;
  const stands = challenge.line === recorded && isSameSettings(settings, under);
  return stands ? challenge : { kind: 'none' };
}

/** True where the player is to move after `cursor` turns: at the start, and after a move of the adversary. */
export function isYours(theirs: readonly number[], cursor: number): boolean {
  return cursor === 0 || theirs.includes(cursor);
}

/** Where you have moved, or passed, before `cursor`: at the start, and after moves of the adversary. */
export function yourTurns(theirs: readonly number[], cursor: number): readonly number[] {
  return [0, ...theirs].filter((at) => at < cursor);
}

/** Of a state in which neither can force an end, as far as anybody knows. */
const OPEN = 0;

/** The adversary's move: into the worst for you, then the nearest to its goal, then the farthest from yours. */
export function worstMove(game: GameMap, machine: Machine, now: Frame): Frame | undefined {
  let worst: { readonly next: Frame; readonly good: number } | undefined;
  for (const row of enabledRows(machine, now.state)) {
    const next = frameAfter(machine, now, row);
    const good = goodness(game.of(next.state) ?? OPEN);
    if (worst === undefined || good < worst.good) worst = { next, good };
  }
  return worst?.next;
}

/** How good a state is for you: lost soon is worst, won soon is best. */
function goodness(code: number): number {
  return code === OPEN ? 0 : 1 / code;
}
