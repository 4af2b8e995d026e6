// Race windows along time (R29): from the moment an actor stands at one place until it leaves another, which may
// be the same one.

import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { laneOf } from './lanes.ts';
import { placesOf } from './places.ts';

export interface WindowSpan {
  readonly lane: number;
  readonly title: string;
  /** The step after which the actor stood at the first place. */
  readonly from: number;
  /** The step that took it away from the second place; undefined while the window is open. */
  readonly to: number | undefined;
}

export function windowsOf(program: Program, frames: readonly Frame[]): readonly WindowSpan[] {
  return program.shows.flatMap((show) => {
    const lane = laneOf(program, show.actor);
    if (lane === undefined) return [];
    return show.windows.flatMap((shown) => {
      const spans: WindowSpan[] = [];
      let from: number | undefined;
      let closing = false;
      for (const { index, state } of frames) {
        const places = placesOf(program, state, show.actor);
        if (from !== undefined && closing && !places.includes(shown.to)) {
          spans.push({ lane, title: shown.title, from, to: index });
          from = undefined;
        }
        if (from === undefined && places.includes(shown.from)) from = index;
        closing = from !== undefined && places.includes(shown.to);
      }
      if (from !== undefined) spans.push({ lane, title: shown.title, from, to: undefined });
      return spans;
    });
  });
}
