// Race windows along time (R29): from the moment an actor stands at one place until it leaves another, which may
// be the same one.

import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { laneOf } from './lanes.ts';
import { placesOf } from './places.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

/** From the step after which the actor stood at the first place to the one that took it away from the second. */
export interface WindowSpan extends Stretch {
  readonly lane: number;
  readonly title: string;
}

/** Follows all windows through a run. */
export function trackWindows(program: Program) {
  const windows = program.shows.flatMap(({ actor, windows: shown }) => {
    const lane = laneOf(program, actor);
    if (lane === undefined) return [];
    return shown.map((window) => ({ ...window, actor, lane, spans: new Stretches<WindowSpan>(lasting) }));
  });
  return {
    spans: windows.map(({ spans }) => spans),
    cut(turn: number): void {
      for (const { spans } of windows) spans.cut(turn);
    },
    /** Takes in the next frame, which `before` came before. */
    grow(before: Frame | undefined, { index, state }: Frame): void {
      for (const { actor, lane, title, from, to, spans } of windows) {
        const places = placesOf(program, state, actor);
        const { open } = spans;
        // It closes when the actor leaves the second place; a window may open again with the same step.
        const closes =
          open !== undefined &&
          before !== undefined &&
          placesOf(program, before.state, actor).includes(to) &&
          !places.includes(to);
        if (open !== undefined && closes) spans.end({ ...open, to: index });
        if ((open === undefined || closes) && places.includes(from))
          spans.begin({ lane, title, from: index, to: undefined });
      }
    },
  };
}
