// The line of a session: its recorded schedule, carried over to the settings that are shown and, where it is played
// on, finished fairly; and the frames of it all.

import { rememberEach, rememberLast } from '../../base/remember.ts';
import { fairFinish } from '../../engine/finish.ts';
import type { Machine } from '../../engine/machine.ts';
import { createReplays, type Replay } from '../../engine/replay.ts';
import { type Divergence, transfer } from '../../engine/transfer.ts';
import { TURNS_MAX } from '../../model/limits.ts';
import type { Frame, Schedule } from '../../model/run.ts';

interface Line {
  readonly frames: readonly Frame[];
  readonly divergence: Divergence | undefined;
}

/**
 * Derives the line of a schedule that was recorded on one machine and is played on another, or the same; `fair` plays
 * it on fairly after its end, or after it parted.
 */
export type LineOf = (recorder: Machine, recorded: Schedule, player: Machine, fair: boolean) => Line;

/** Makes a function that derives lines and remembers the last one. */
export function createLines(): LineOf {
  const carry = rememberLast(transfer);
  const replay = createReplays();
  return rememberLast<Parameters<LineOf>, Line>((recorder, recorded, player, fair) => {
    const carried = recorder === player ? undefined : carry(recorder, recorded, player);
    const { frames, stopped } = replay(player, carried?.schedule ?? recorded);
    const divergence = stopped === undefined ? carried?.divergence : recordStops(player, stopped);
    const end = frames.at(-1);
    if (!fair || end === undefined) return { frames, divergence };
    const rest = fairFinish(player, end).slice(0, TURNS_MAX - end.index);
    return { frames: [...frames, ...rest], divergence };
  });
}

function recordStops({ program }: Machine, { turn, why }: NonNullable<Replay['stopped']>): Divergence {
  return { turn: turn + 1, parting: { kind: 'record stops', program, why } };
}

/** Makes a function that lets functions like the above share what they know of schedules that are still held by somebody. */
export function createLineMemory(): (lineOf: LineOf) => LineOf {
  const lineBy = rememberEach(
    (recorded: Schedule, recorder: Machine, player: Machine, fair: boolean, lineOf: LineOf) =>
      lineOf(recorder, recorded, player, fair),
    // Whichever of the functions makes it, the line is the same.
    (recorded, recorder, player, fair) => [recorded, recorder, player, fair],
  );
  return (lineOf) => (recorder, recorded, player, fair) => lineBy(recorded, recorder, player, fair, lineOf);
}
