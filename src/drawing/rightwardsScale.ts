// Where lanes and steps stand while time runs to the right: a row for each lane, a column for each step. Below the lanes
// the tasks of the environment have lower rows of their own, without bars.
//
//   step numbers
//   ribbon of fates
//   lane 0   bars / credits and signals / old values / blocks / names of windows
//   lane 1   …
//   env      blocks
//   words of the lines across all lanes

import { environmentOf } from '../facts/lanes.ts';
import { tracksOf } from '../facts/modes.ts';
import { keepsOld } from '../facts/oldValues.ts';
import { laneIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import { environmentShare } from './laneColumns.ts';

/** The row of a lane or of a task of the environment, from its upper edge to its lower one. */
export interface LaneRow {
  readonly top: number;
  readonly bottom: number;
  /** Upper edge of the first mode bar; further ones follow below. */
  readonly bar: number;
  readonly lock: number;
  readonly credit: number;
  /** Where signals and stores run along. */
  readonly channel: number;
  /** Where old values run along that the lane still sees, the first of them. */
  readonly old: number;
  readonly blockTop: number;
  readonly blockBottom: number;
}

export interface RightwardsScale {
  /** Those of the lanes, then those of the environment: see `columnIndexOf`. */
  readonly rows: readonly LaneRow[];
  readonly pitch: number;
  readonly now: number;
  readonly height: number;
  readonly width: number;
  /** How many of the steps that follow have room. */
  readonly ahead: number;
  readonly left: (turn: number) => number;
  /** Where what leaves a step goes up or down. */
  readonly line: (turn: number, line: number) => number;
  readonly arrival: (turn: number) => number;
}

export interface Room {
  readonly height: number;
  /** Width of a step. */
  readonly pitch: number;
  /** Kept at the right for what follows now. */
  readonly after: number;
}

export const NUMBERS = 14;
export const RIBBON_TOP = 20;
export const RIBBON_HEIGHT = 15;
const head = 40;
const foot = 18;
const barPitch = 8;
const titleHeight = 15;
const blockMin = 22;
const keptHeight = 12;
/** Over the bars. */
const edge = 5;

/** Rows share the height; where there is too little of it, the result is higher than asked. */
export function rightwardsScale(program: Program, now: number, room: Room): RightwardsScale {
  const { pitch, after } = room;
  const titled = new Set(
    program.shows.flatMap((show) => (show.windows.length > 0 ? [laneOf(program, show.actor)] : [])),
  );
  const kept = keepsOld(program) ? keptHeight : 0;
  const shapes = [
    ...program.lanes.map((_, index) => {
      const lane = laneIndex(index);
      const title = titled.has(lane) ? titleHeight : 0;
      return { bars: barPitch * tracksOf(program, lane).length, over: 22 + kept, under: 5 + title, share: 1 };
    }),
    ...environmentOf(program).map(() => ({ bars: 0, over: 0, under: 6, share: environmentShare })),
  ];
  const fixed = shapes.reduce((sum, { bars, over, under }) => sum + edge + bars + over + under, 0);
  const shares = shapes.reduce((sum, { share }) => sum + share, 0);
  const spare = (room.height - head - foot - fixed) / Math.max(1, shares);
  const lead = pitch / 4;
  let top = head;
  const rows = shapes.map(({ bars: barsHeight, over, under, share }): LaneRow => {
    const bars = top + edge + barsHeight;
    const blockTop = bars + over;
    const blockBottom = blockTop + Math.max(blockMin, Math.floor(spare * share));
    const row: LaneRow = {
      ...{ top, bottom: blockBottom + under, bar: top + edge, lock: bars + 1, credit: bars + 8 },
      ...{ channel: bars + 15, old: bars + 21, blockTop, blockBottom },
    };
    top = row.bottom;
    return row;
  });
  const left = (turn: number) => (turn <= 0 ? 0 : lead + (turn - 1) * pitch);
  return {
    ...{ rows, pitch, now, left, height: top + foot },
    width: left(now + 1) + after,
    ahead: Math.floor(after / pitch),
    line: (turn, line) => left(turn) + Math.min(18 + 7 * line, pitch * (0.45 + 0.1 * line)),
    arrival: (turn) => left(turn) + Math.min(8, pitch * 0.2),
  };
}

/** The first and the last step that reach into a stretch; steps are counted from 1. */
export function turnsBetween(
  { left, pitch, now, ahead }: RightwardsScale,
  from: number,
  to: number,
): readonly [first: number, last: number] {
  const at = (x: number) => Math.floor((x - left(1)) / pitch) + 1;
  return [Math.max(1, at(from)), Math.min(now + ahead, at(to))];
}
