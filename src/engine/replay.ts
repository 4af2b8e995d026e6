// From a schedule to its frames.

import { defined } from '../base/defined.ts';
import { type RowIndex, rowIndex } from '../model/indices.ts';
import type { Frame, Impossible, Schedule, Turn } from '../model/run.ts';
import { isSameTurn, sharedTurns, turnOfRow } from '../schedule/turns.ts';
import { whyImpossible } from './explain.ts';
import { firstFrame, frameAfter } from './frames.ts';
import type { Machine } from './machine.ts';

export interface Replay {
  readonly frames: readonly Frame[];
  /** The first turn that cannot be taken (0-based), and why; the frames end before it. */
  readonly stopped: { readonly turn: number; readonly why: Impossible } | undefined;
}

/** What became of a turn: the frame after it, or why it is impossible. */
export type Stepped =
  | { readonly kind: 'taken'; readonly frame: Frame }
  | { readonly kind: 'impossible'; readonly why: Impossible };

/** Takes one more turn behind a frame. */
export function stepFrame(machine: Machine, before: Frame, turn: Turn): Stepped {
  const known = machine.played.after(before).find((next) => isSameTurn(next.turn, turn));
  if (known !== undefined) return { kind: 'taken', frame: known };
  const row = rowOf(machine, before.state, turn);
  if (row === undefined) return { kind: 'impossible', why: whyImpossible(machine, before.state, turn) };
  return { kind: 'taken', frame: frameAfter(machine, before, row) };
}

/** The enabled row that a turn names in a state; undefined where there is none. */
export function rowOf(machine: Machine, state: Uint32Array, turn: Turn): RowIndex | undefined {
  const enabled = new Int32Array(machine.program.choices.length);
  const count = machine.enabled(state, 0, enabled);
  for (let i = 0; i < count; i++) {
    const row = rowIndex(defined(enabled[i]));
    if (isSameTurn(turnOfRow(machine.program, row), turn)) return row;
  }
  return undefined;
}

/** Replays a schedule from the initial state, as far as it goes. */
export function replay(machine: Machine, schedule: Schedule): Replay {
  return replayOn(machine, [firstFrame(machine)], schedule);
}

/** Makes a function that replays schedules, each from where it parts from the one before. */
export function createReplays(): typeof replay {
  let last:
    | { readonly machine: Machine; readonly schedule: Schedule; readonly frames: readonly Frame[] }
    | undefined;
  return (machine, schedule) => {
    const known = last?.machine === machine ? last : { schedule: [], frames: [firstFrame(machine)] };
    const shared = sharedTurns(known.schedule, schedule);
    const played = replayOn(machine, known.frames.slice(0, 1 + shared), schedule);
    last = { machine, schedule, frames: played.frames };
    return played;
  };
}

/** Goes on behind frames that are the first ones of a schedule. */
function replayOn(machine: Machine, frames: Frame[], schedule: Schedule): Replay {
  for (let turn = frames.length - 1; turn < schedule.length; turn++) {
    const next = stepFrame(machine, defined(frames[turn]), defined(schedule[turn]));
    if (next.kind === 'impossible') return { frames, stopped: { turn, why: next.why } };
    frames.push(next.frame);
  }
  return { frames, stopped: undefined };
}
