// The line of a session: its recorded schedule, carried over to the settings that are shown and, where it is played
// on, finished fairly; and the frames of it all. Nothing is run twice: frames that are known are kept.

import { assert } from '../../base/assert.ts';
import { fairFinish } from '../../engine/finish.ts';
import type { Machine } from '../../engine/machine.ts';
import { replay, stepFrame } from '../../engine/replay.ts';
import { type Divergence, transfer } from '../../engine/transfer.ts';
import { TURNS_MAX } from '../../model/limits.ts';
import type { Frame, Schedule } from '../../model/run.ts';
import { turnsFollowed, turnsOf } from '../../schedule/turns.ts';

export interface Line {
  readonly frames: readonly Frame[];
  readonly divergence: Divergence | undefined;
}

interface Played {
  readonly frames: readonly Frame[];
  readonly stopped: Divergence | undefined;
}

/**
 * Derives the line of a schedule that was recorded on one machine and is played on another, or the same; `fair` plays
 * it on fairly after its end, or after it parted.
 */
export type LineOf = (recorder: Machine, recorded: Schedule, player: Machine, fair: boolean) => Line;

/** Makes a function that derives lines and remembers the last one, and the last frames of each machine. */
export function createLines(): LineOf {
  const lastPlayed = new WeakMap<Machine, Played>();
  const carry = rememberLast(transfer);
  const finish = rememberLast(fairFinish);

  function play(machine: Machine, schedule: Schedule): Played {
    const last = lastPlayed.get(machine) ?? { frames: replay(machine, []).frames, stopped: undefined };
    const played = extend(machine, last, schedule);
    // A schedule that ends within the known frames is no reason to forget them: it may be about to go on.
    if (played.frames.length >= last.frames.length || !endsWithin(played.frames, last.frames)) {
      lastPlayed.set(machine, played);
    }
    return played;
  }

  return rememberLast<Parameters<LineOf>, Line>((recorder, recorded, player, fair) => {
    const carried = recorder === player ? undefined : carry(recorder, recorded, player);
    const schedule = carried?.schedule ?? recorded;
    const start = play(player, schedule);
    const divergence = start.stopped ?? carried?.divergence;
    const end = start.frames.at(-1);
    if (!fair || end === undefined) return { frames: start.frames, divergence };
    const turns = turnsOf(start.frames);
    const rest = finish(player, end.state).slice(0, TURNS_MAX - turns.length);
    return { frames: play(player, [...turns, ...rest]).frames, divergence };
  });
}

/** Makes a function that lets functions like the above share what they know of schedules that are still held by somebody. */
export function createLineMemory(): (lineOf: LineOf) => LineOf {
  const known = new WeakMap<
    Schedule,
    WeakMap<Machine, { readonly recorder: Machine; readonly fair: boolean; readonly line: Line }>
  >();
  return (lineOf) => (recorder, recorded, player, fair) => {
    const ofSchedule = known.get(recorded) ?? new WeakMap();
    known.set(recorded, ofSchedule);
    const last = ofSchedule.get(player);
    if (last?.recorder === recorder && last.fair === fair) return last.line;
    const line = lineOf(recorder, recorded, player, fair);
    ofSchedule.set(player, { recorder, fair, line });
    return line;
  };
}

/** Plays a schedule, taking over the frames of what was played before as far as the two agree. */
function extend(machine: Machine, last: Played, schedule: Schedule): Played {
  const known = turnsFollowed(last.frames, schedule);
  if (known === schedule.length && known + 1 === last.frames.length) return { ...last, stopped: undefined };
  const frames = last.frames.slice(0, known + 1);
  for (const turn of schedule.slice(known)) {
    const before = frames.at(-1);
    assert(before !== undefined, 'a run has frame 0');
    const next = stepFrame(machine, before, turn);
    if (next.kind === 'impossible') {
      const { program } = machine;
      return {
        frames,
        stopped: { turn: frames.length, parting: { kind: 'record stops', program, why: next.why } },
      };
    }
    frames.push(next.frame);
  }
  return { frames, stopped: undefined };
}

function endsWithin(short: readonly Frame[], long: readonly Frame[]): boolean {
  const last = short.length - 1;
  return short[last] === long[last];
}

/** Remembers the last result: arguments that are the same objects give it again. */
export function rememberLast<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (last === undefined || args.some((arg, i) => arg !== last?.args[i])) {
      last = { args, result: compute(...args) };
    }
    return last.result;
  };
}
