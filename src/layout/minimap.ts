// Who stepped, in small: one row a lane, one tick a turn.
//
//   lane 0   ..  ---     --
//   lane 1  -  --   ---
//   lane 2                 ---

import { path, scaleLinear } from 'd3';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame } from '../model/run.ts';
import { fateSpans } from './drawFates.ts';
import { laneOf } from './lanes.ts';

export interface Minimap {
  /** Outline of all ticks of the past, and of those that are still to come. */
  readonly past: string;
  readonly future: string;
  /** Where now is. */
  readonly x: number;
  readonly width: number;
  /** Stretches of one fate. */
  readonly fates: readonly { readonly fate: Fate; readonly x: number; readonly width: number }[];
}

const tickHeight = 3;
const pitchMax = 14;

export function minimapOf(
  program: Program,
  frames: readonly Frame[],
  cursor: number,
  width: number,
  height: number,
  fates: readonly (Fate | undefined)[],
): Minimap {
  const turns = Math.max(1, frames.length - 1);
  // A short run does not spread over the whole width.
  const x = scaleLinear([0, turns], [0, Math.min(width, turns * pitchMax)]);
  const rows =
    program.lanes.length + (program.actors.some((_, actor) => laneOf(program, actor) === undefined) ? 1 : 0);
  const y = scaleLinear([0, Math.max(1, rows - 1)], [1, height - tickHeight - 1]);
  const past = path();
  const future = path();
  // A gap between ticks only while they are wide enough to be told apart.
  const tick = Math.max(0.5, x(1) - x(0) - (x(1) - x(0) > 3 ? 1.5 : 0));
  for (const frame of frames.slice(1)) {
    if (frame.actor === undefined) continue;
    const row = laneOf(program, frame.actor) ?? program.lanes.length;
    const target = frame.index <= cursor ? past : future;
    target.rect(x(frame.index - 1), y(row), tick, tickHeight);
  }
  const last = frames.length - 1;
  const spans = fateSpans(fates, last).map(({ fate, from, to }) => ({
    fate,
    x: x(Math.max(0, from - 1)),
    // A fate is that of the state after a turn: the stretch of a turn shows what it led to.
    width: x(to === undefined ? last : to - 1) - x(Math.max(0, from - 1)),
  }));
  return { past: past.toString(), future: future.toString(), x: x(cursor), width: x(turns), fates: spans };
}
