// One turn of a schedule taken earlier or later than it was.
//
//   a b c d e        d before b        a d b c e        from 3, to 1
//                                        ^ ^ ^          only these turns find another world than before

import type { Impossible, Schedule } from '../model/run.ts';
import { isSameTurn } from '../schedule/turns.ts';
import type { Machine } from './machine.ts';
import { replay } from './replay.ts';

export type Moved =
  /** As far as it goes: `cut` says where the turns behind those that changed places could not follow any more. */
  | { readonly kind: 'moved'; readonly schedule: Schedule; readonly cut: Cut | undefined }
  /** A turn among those that change places is impossible there. */
  | ({ readonly kind: 'impossible' } & Cut)
  /** There is no such step, or both are steps of one actor, and those keep their order. */
  | { readonly kind: 'unchanged'; readonly because: 'no such step' | 'one actor' };

interface Cut {
  /** Turn of the new order (1-based) that cannot be taken. */
  readonly turn: number;
  readonly why: Impossible;
}

/** Replays a schedule with the turn at index `from` taken at index `to`, the others in their order. */
export function moveTurn(machine: Machine, schedule: Schedule, from: number, to: number): Moved {
  const turn = schedule[from];
  if (turn === undefined || schedule[to] === undefined || from === to)
    return { kind: 'unchanged', because: 'no such step' };
  const between = from < to ? schedule.slice(from + 1, to + 1) : schedule.slice(to, from);
  if (between.every((other) => isSameTurn(other, turn))) return { kind: 'unchanged', because: 'one actor' };
  const order = schedule.toSpliced(from, 1).toSpliced(to, 0, turn);
  const { stopped } = replay(machine, order);
  if (stopped === undefined) return { kind: 'moved', schedule: order, cut: undefined };
  const cut = { turn: stopped.turn + 1, why: stopped.why };
  if (stopped.turn <= Math.max(from, to)) return { kind: 'impossible', ...cut };
  return { kind: 'moved', schedule: order.slice(0, stopped.turn), cut };
}
