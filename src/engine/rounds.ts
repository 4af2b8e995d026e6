// A run that has gone round a cycle twice: it can go round for ever, and that may be fair.

import { type ActorIndex, actorIndex } from '../model/indices.ts';
import { ROUND_TURNS_MAX } from '../model/limits.ts';
import { rowAt } from '../model/lookup.ts';
import type { Frame } from '../model/run.ts';
import { enabledRows } from './explain.ts';
import type { Machine } from './machine.ts';

/** Frames that can come again for ever, the last of them in the state of the first. */
export interface Round {
  readonly from: number;
  readonly to: number;
}

/**
 * The last round of the frames 0 … `cursor`, where the run has just gone round twice, by the same turns, and may go on so
 * for ever under weak fairness (R14): everybody but env takes a turn in it or cannot move somewhere in it. Where nobody but
 * env can move, the run may stay as it is: the round is then the last frame alone.
 */
export function lastRound(machine: Machine, frames: readonly Frame[], cursor: number): Round | undefined {
  const now = frames[cursor];
  if (now === undefined) return undefined;
  if (fairActorsIn(machine, now.state).size === 0) return { from: cursor, to: cursor };
  for (let length = 1; length <= Math.min(ROUND_TURNS_MAX, cursor / 2); length++) {
    const from = cursor - length;
    if (isTwice(frames, from, cursor) && isFair(machine, frames.slice(from, cursor + 1)))
      return { from, to: cursor };
  }
  return undefined;
}

/** Whether the turns from `from` to `to` are those before them, and the state before both is the same. */
function isTwice(frames: readonly Frame[], from: number, to: number): boolean {
  const length = to - from;
  for (let turn = to; turn > from; turn--) {
    const [first, second] = [frames[turn - length], frames[turn]];
    if (first?.choice !== second?.choice || first?.choice === undefined) return false;
  }
  return (
    frames[from]?.state.join() === frames[to]?.state.join() &&
    frames[from - length]?.state.join() === frames[from]?.state.join()
  );
}

function isFair(machine: Machine, round: readonly Frame[]): boolean {
  const moved = new Set(round.slice(1).map(({ actor }) => actor));
  const able = round.map(({ state }) => fairActorsIn(machine, state));
  return machine.program.actors.every(({ kind }, index) => {
    const actor = actorIndex(index);
    return kind === 'env' || moved.has(actor) || able.some((actors) => !actors.has(actor));
  });
}

/** Those but env who can move in a state. */
function fairActorsIn(machine: Machine, state: Uint32Array): ReadonlySet<ActorIndex> {
  const { actors } = machine.program;
  const able = enabledRows(machine, state).map((row) => rowAt(machine.program, row).actor);
  return new Set(able.filter((actor) => actors[actor]?.kind !== 'env'));
}
