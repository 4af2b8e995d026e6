// Modes along time: what each lane's bars show, and where a mode has changed.

import { readSlot } from '../engine/values.ts';
import type { ModeBar } from '../model/chart.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt, laneIndices, laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import type { Show } from '../model/show.ts';
import { tasksOn } from './lanes.ts';
import { isInGuest } from './places.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

/** A bar of a lane: one mode of one actor. Without a chart it only tells host and guest apart. */
export interface Track {
  readonly actor: ActorIndex;
  readonly mode: Show['modes'][number] | undefined;
}

/** One stretch of a bar: from the step `from` to the step `to`, which changed it, or to now. */
export interface ModeSpan extends Stretch {
  readonly lane: LaneIndex;
  readonly track: number;
  readonly bar: ModeBar;
}

/** A mode that step `turn` changed, to be named once. */
export interface ModeChange {
  readonly turn: number;
  readonly lane: LaneIndex;
  readonly name: string;
}

interface Mode {
  readonly bar: ModeBar;
  readonly name: string;
}

export function tracksOf(program: Program, lane: LaneIndex): readonly Track[] {
  const shown = program.shows
    .filter((show) => laneOf(program, show.actor) === lane)
    .flatMap(({ actor, modes }) => modes.map((mode) => ({ actor, mode })));
  if (shown.length > 0) return shown;
  const home = tasksOn(program, lane)[0];
  return home === undefined ? [] : [{ actor: home, mode: undefined }];
}

/** Follows the modes of all tracks through a run. */
export function trackModes(program: Program) {
  const tracks = laneIndices(program).flatMap((lane) =>
    tracksOf(program, lane).map((shown, track) => ({
      lane,
      track,
      shown,
      spans: new Stretches<ModeSpan>(lasting),
    })),
  );
  return {
    spans: tracks.map(({ spans }) => spans),
    cut(turn: number): void {
      for (const { spans } of tracks) spans.cut(turn);
    },
    /** Takes in the next frame; gives the modes that it changed. */
    grow(before: Frame | undefined, frame: Frame): readonly ModeChange[] {
      const turn = frame.index;
      return tracks.flatMap(({ lane, track, shown, spans }): readonly ModeChange[] => {
        const mode = modeIn(program, frame.state, shown);
        const { open } = spans;
        if (before === undefined || open === undefined) {
          spans.begin({ lane, track, from: turn, to: undefined, bar: mode.bar });
          return [];
        }
        if (mode.bar !== open.bar) {
          spans.end({ ...open, to: turn });
          spans.begin({ lane, track, from: turn, to: undefined, bar: mode.bar });
        }
        return mode.name === modeIn(program, before.state, shown).name
          ? []
          : [{ turn, lane, name: mode.name }];
      });
    },
  };
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
