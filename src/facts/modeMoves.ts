// Whose modes there are, and the last move of each: for the statecharts beside the timeline.

import { readSlot } from '../engine/values.ts';
import type { ChartTable } from '../model/chart.ts';
import type { SlotIndex } from '../model/indices.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { actorName } from './lanes.ts';

export interface ModeTrack {
  /** The variable. */
  readonly name: string;
  readonly owner: string;
  readonly title: string;
  readonly chart: ChartTable;
  readonly slot: SlotIndex;
  readonly valueIn: (state: Uint32Array | undefined) => number;
}

export interface ModeMove {
  readonly turn: number;
  readonly by: string;
  readonly from: number;
  readonly to: number;
  /** Undefined for a move that the chart does not have. */
  readonly event: string | undefined;
}

export function modeTracks(program: Program): readonly ModeTrack[] {
  return program.shows.flatMap(({ actor, modes }) =>
    modes.flatMap(({ slot, chart: index }) => {
      const chart = program.charts[index];
      if (chart === undefined) return [];
      const name = slotAt(program, slot).name;
      const owner = actorName(program, actor);
      return [
        {
          name,
          owner,
          title: `${owner}: ${name}`,
          chart,
          slot,
          valueIn: (state: Uint32Array | undefined) =>
            state === undefined ? 0 : readSlot(program, state, slot),
        },
      ];
    }),
  );
}

export function lastMove(
  program: Program,
  frames: readonly Frame[],
  cursor: number,
  track: ModeTrack,
): ModeMove | undefined {
  for (let turn = cursor; turn > 0; turn--) {
    const frame = frames[turn];
    const write = frame?.happenings.findLast(
      (each) => each.kind === 'write' && each.slot === track.slot && each.before !== each.after,
    );
    if (write === undefined || write.kind !== 'write') continue;
    const { before: from, after: to } = write;
    const event = track.chart.edges.find((edge) => edge.from === from && edge.to === to)?.event;
    const by = frame?.actor === undefined ? '' : actorName(program, frame.actor);
    return { turn, by, from, to, event };
  }
  return undefined;
}
