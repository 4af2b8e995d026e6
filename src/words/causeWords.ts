// The sentence of cause that a scenario's author wrote for what has happened in a run.

import { actorName } from '../facts/lanes.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import type { Cause } from '../model/scenario.ts';

/**
 * The first cause whose steps have all been taken by `cursor`, in its order, with their numbers in its places. Of
 * several steps with one label the last one counts, for it is the one that is still to be seen.
 */
export function causeSentence(
  program: Program,
  frames: readonly Frame[],
  cursor: number,
  causes: readonly Cause[],
): string | undefined {
  for (const cause of causes) {
    const turns = turnsOfCause(program, frames, cursor, cause);
    if (turns === undefined) continue;
    let place = 0;
    return cause.map((part) => (part.kind === 'words' ? part.text : `step ${turns[place++]}`)).join('');
  }
  return undefined;
}

/** The turn of each place, in order; undefined where one of them was not taken in that order. */
function turnsOfCause(
  program: Program,
  frames: readonly Frame[],
  cursor: number,
  cause: Cause,
): readonly number[] | undefined {
  const turns: number[] = [];
  let before = cursor + 1;
  for (const part of cause.toReversed()) {
    if (part.kind === 'words') continue;
    const turn = frames.findLastIndex(
      ({ labels, actor }, index) =>
        index < before &&
        labels.includes(part.label) &&
        (part.actor === undefined || (actor !== undefined && actorName(program, actor) === part.actor)),
    );
    if (turn < 0) return undefined;
    turns.unshift(turn);
    before = turn;
  }
  return turns;
}
