// Modes along time: what each lane's bars show, and where a mode has changed.

import { readSlot } from '../engine/values.ts';
import type { ModeBar } from '../model/chart.ts';
import type { Program, Show } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { actorAt, laneOf, tasksOn } from './lanes.ts';
import { isInGuest } from './places.ts';

/** A bar of a lane: one mode of one actor. Without a chart it only tells host and guest apart. */
export interface Track {
  readonly actor: number;
  readonly mode: Show['modes'][number] | undefined;
}

/** One stretch of a bar: from the step `from` to the step `to`, which changed it, or to now. */
export interface ModeSpan {
  readonly lane: number;
  readonly track: number;
  readonly from: number;
  readonly to: number | undefined;
  readonly bar: ModeBar;
}

/** A mode that step `turn` changed, to be named once. */
export interface ModeChange {
  readonly turn: number;
  readonly lane: number;
  readonly name: string;
}

interface Mode {
  readonly bar: ModeBar;
  readonly name: string;
}

export function tracksOf(program: Program, lane: number): readonly Track[] {
  const shown = program.shows
    .filter((show) => laneOf(program, show.actor) === lane)
    .flatMap(({ actor, modes }) => modes.map((mode) => ({ actor, mode })));
  if (shown.length > 0) return shown;
  const home = tasksOn(program, lane)[0];
  return home === undefined ? [] : [{ actor: home, mode: undefined }];
}

export function modesOf(
  program: Program,
  frames: readonly Frame[],
): { readonly spans: readonly ModeSpan[]; readonly changes: readonly ModeChange[] } {
  const spans: ModeSpan[] = [];
  const changes: ModeChange[] = [];
  for (const lane of program.lanes.keys()) {
    for (const [track, shown] of tracksOf(program, lane).entries()) {
      let start = 0;
      let current: Mode | undefined;
      for (const frame of frames) {
        const mode = modeIn(program, frame.state, shown);
        if (current !== undefined && mode.name !== current.name) {
          changes.push({ turn: frame.index, lane, name: mode.name });
        }
        if (current !== undefined && mode.bar !== current.bar) {
          spans.push({ lane, track, from: start, to: frame.index, bar: current.bar });
          start = frame.index;
        }
        current = mode;
      }
      if (current !== undefined) spans.push({ lane, track, from: start, to: undefined, bar: current.bar });
    }
  }
  return { spans, changes };
}

/** What a track shows in one state. A task that runs is told apart by where: in the guest or in the host. */
function modeIn(program: Program, state: Uint32Array, track: Track): Mode {
  const chart = track.mode === undefined ? undefined : program.charts[track.mode.chart];
  const value = track.mode === undefined ? 0 : readSlot(program, state, track.mode.slot);
  const bar = chart?.drawing[value]?.bar ?? 'running';
  const guest = actorAt(program, track.actor).kind === 'vcpu' && isInGuest(program, state, track.actor);
  if (guest && bar === 'running') return { bar: 'guest', name: 'in guest' };
  return { bar, name: chart?.states[value] ?? 'host' };
}
