// Where lanes and steps stand while time runs to the right: a row for each lane, a column for each step.
//
//   step numbers
//   ribbon of fates
//   lane 0   bars / credits and signals / old values / blocks / names of windows
//   lane 1   …
//   words of the lines across all lanes

import { tracksOf } from '../facts/modes.ts';
import { keepsOld } from '../facts/oldValues.ts';
import { laneIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

/** One lane's row, from its upper edge to its lower one. */
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

/** Rows share the height; where there is too little of it, the result is higher than asked. */
export function rightwardsScale(program: Program, now: number, room: Room): RightwardsScale {
  const { pitch, after } = room;
  const titled = new Set(
    program.shows.flatMap((show) => (show.windows.length > 0 ? [laneOf(program, show.actor)] : [])),
  );
  const kept = keepsOld(program) ? keptHeight : 0;
  const fixed = program.lanes.map(
    (_, lane) =>
      32 +
      kept +
      barPitch * tracksOf(program, laneIndex(lane)).length +
      (titled.has(laneIndex(lane)) ? titleHeight : 0),
  );
  const count = Math.max(1, fixed.length);
  const spare = room.height - head - foot - fixed.reduce((sum, each) => sum + each, 0);
  const block = Math.max(blockMin, Math.floor(spare / count));
  const lead = pitch / 4;
  let top = head;
  const rows = fixed.map((own, lane): LaneRow => {
    const bars = top + 5 + barPitch * tracksOf(program, laneIndex(lane)).length;
    const bottom = top + own + block;
    const row: LaneRow = {
      ...{ top, bottom, bar: top + 5, lock: bars + 1, credit: bars + 8, channel: bars + 15 },
      old: bars + 21,
      blockTop: bars + 22 + kept,
      blockBottom: bars + 22 + kept + block,
    };
    top = bottom;
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
