// Who stepped, in small: one row a lane, one tick a turn.
//
//   lane 0   ..  ---     --
//   lane 1  -  --   ---
//   lane 2                 ---

import { path } from 'd3';
import { defined } from '../base/defined.ts';
import { fateSpans } from '../facts/fates.ts';
import { columnIndexOf, environmentOf } from '../facts/lanes.ts';
import { linear } from '../facts/linear.ts';
import { actorIndices } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Fate } from '../model/report.ts';
import type { Frame } from '../model/run.ts';

export interface Minimap {
  /** Outline of all ticks of the past, and of those that are still to come. */
  readonly past: string;
  readonly future: string;
  readonly width: number;
  /** Stretches of one fate. */
  readonly fates: readonly { readonly fate: Fate; readonly x: number; readonly width: number }[];
}

const tickHeight = 3;
/** A short run does not spread over the whole width. */
const pitchMax = 14;

/** Where a turn stands on a map that has room for so many; a short run does not fill the width. */
export function mapScale(width: number, reach: number): (turn: number) => number {
  const turns = Math.max(1, reach);
  return linear([0, turns], [0, Math.min(width, turns * pitchMax)]);
}

export function minimapOf(
  program: Program,
  frames: readonly Frame[],
  cursor: number,
  width: number,
  height: number,
  // Of each frame; undefined where none is to be shown.
  fates: readonly (Fate | undefined)[] | undefined,
  // Turns that the whole width must have room for: branches may be longer than the line.
  reach = frames.length - 1,
): Minimap {
  const last = frames.length - 1;
  const x = mapScale(width, reach);
  const rows = program.lanes.length + environmentOf(program).length;
  const y = linear([0, Math.max(1, rows - 1)], [0, height - tickHeight]);
  const laneOfActor = actorIndices(program).map((actor) => columnIndexOf(program, actor));
  const pitch = x(1) - x(0);
  const ticks = pitch < 1 ? pixelTicks : singleTicks;
  const { past, future } = ticks({ frames, cursor, laneOfActor, rows, x, y, pitch });
  const spans =
    fates === undefined
      ? []
      : fateSpans(fates, last).map(({ fate, from, to }) => ({
          fate,
          x: x(Math.max(0, from - 1)),
          // A fate is that of the state after a turn: the stretch of a turn shows what it led to.
          width: x(to === undefined ? last : to - 1) - x(Math.max(0, from - 1)),
        }));
  return {
    past,
    future,
    width: x(Math.max(1, last)),
    fates: spans,
  };
}

interface Ticks {
  readonly frames: readonly Frame[];
  readonly cursor: number;
  readonly laneOfActor: readonly number[];
  readonly rows: number;
  readonly x: (turn: number) => number;
  readonly y: (row: number) => number;
  readonly pitch: number;
}

function singleTicks({ frames, cursor, laneOfActor, x, y, pitch }: Ticks): Pick<Minimap, 'past' | 'future'> {
  const past = path();
  const future = path();
  // A gap between ticks only while they are wide enough to be told apart.
  const width = pitch - (pitch > 3 ? 1.5 : 0);
  for (const { actor, index } of frames) {
    if (actor === undefined) continue;
    const target = index <= cursor ? past : future;
    target.rect(x(index - 1), y(defined(laneOfActor[actor])), width, tickHeight);
  }
  return { past: past.toString(), future: future.toString() };
}

/** Where a pixel has several turns: who stepped in it at all, as stretches of pixels. */
function pixelTicks({ frames, cursor, laneOfActor, rows, x, y }: Ticks): Pick<Minimap, 'past' | 'future'> {
  const width = Math.ceil(x(frames.length)) + 1;
  const stepped = new Uint8Array(width * rows);
  for (const { actor, index } of frames)
    if (actor !== undefined) stepped[defined(laneOfActor[actor]) * width + Math.floor(x(index - 1))] = 1;
  const now = Math.round(x(cursor));
  const between = (first: number, end: number): string => {
    const outline = path();
    for (let row = 0; row < rows; row++) {
      for (let from = first; from < end; from++) {
        if (stepped[row * width + from] === 0) continue;
        let to = from;
        while (to < end && stepped[row * width + to] === 1) to++;
        outline.rect(from, y(row), to - from, tickHeight);
        from = to;
      }
    }
    return outline.toString();
  };
  return { past: between(0, now), future: between(now, width) };
}
