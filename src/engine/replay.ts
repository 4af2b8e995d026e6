// From a schedule to its frames.

import type { TextRange } from '../model/code.ts';
import type { Frame, Impossible, Schedule, Turn } from '../model/run.ts';
import { isSameTurn, turnOfRow } from '../schedule/turns.ts';
import { rowsAt, whyImpossible } from './explain.ts';
import type { Machine } from './machine.ts';
import { labelsOf } from './trace.ts';

export interface Replay {
  readonly frames: readonly Frame[];
  /** The first turn that cannot be taken (0-based), and why; the frames end before it. */
  readonly stopped: { readonly turn: number; readonly why: Impossible } | undefined;
}

/** Frame 0: the initial state. */
export function firstFrame(machine: Machine): Frame {
  const state = new Uint32Array(machine.words);
  machine.initial(state, 0);
  return {
    index: 0,
    state,
    turn: undefined,
    actor: undefined,
    choice: undefined,
    at: undefined,
    labels: [],
    happenings: [],
  };
}

/** What became of a turn: the frame after it, or why it is impossible. */
export type Stepped =
  | { readonly kind: 'taken'; readonly frame: Frame }
  | { readonly kind: 'impossible'; readonly why: Impossible };

/** Takes one more turn behind a frame. */
export function stepFrame(machine: Machine, before: Frame, turn: Turn): Stepped {
  const row = rowOf(machine, before.state, turn);
  if (row === undefined) return { kind: 'impossible', why: whyImpossible(machine, before.state, turn) };
  return { kind: 'taken', frame: frameAfter(machine, before, turn, row) };
}

function frameAfter(machine: Machine, frame: Frame, turn: Turn, row: number): Frame {
  const choice = machine.program.choices[row];
  const state = new Uint32Array(machine.words);
  const happenings = machine.trace(frame.state, 0, row, state, 0);
  const labels = labelsOf(happenings);
  return {
    index: frame.index + 1,
    state,
    turn,
    actor: choice?.actor,
    choice: row,
    at: whereFrom(machine, frame.state, row),
    labels,
    happenings,
  };
}

/** The enabled row that a turn names in a state; undefined where there is none. */
export function rowOf(machine: Machine, state: Uint32Array, turn: Turn): number | undefined {
  const enabled = new Int32Array(machine.program.choices.length);
  const count = machine.enabled(state, 0, enabled);
  for (let i = 0; i < count; i++) {
    const row = enabled[i];
    if (row !== undefined && isSameTurn(turnOfRow(machine.program, row), turn)) return row;
  }
  return undefined;
}

/** The operation that a row starts with, in the scenario's text. */
function whereFrom(machine: Machine, state: Uint32Array, row: number): TextRange | undefined {
  const choice = machine.program.choices[row];
  const actor = machine.program.actors[choice?.actor ?? -1];
  if (choice === undefined || actor === undefined) return undefined;
  const written = rowsAt(machine.program, choice.actor, state).length > 1 || actor.threads.length === 0;
  return written ? choice.at : (actor.threads[choice.thread]?.locations[choice.location]?.at ?? choice.at);
}

/** Replays a schedule from the initial state, as far as it goes. */
export function replay(machine: Machine, schedule: Schedule): Replay {
  const frames = [firstFrame(machine)];
  for (const [turn, choice] of schedule.entries()) {
    const last = frames[turn];
    if (last === undefined) break;
    const next = stepFrame(machine, last, choice);
    if (next.kind === 'impossible') return { frames, stopped: { turn, why: next.why } };
    frames.push(next.frame);
  }
  return { frames, stopped: undefined };
}
