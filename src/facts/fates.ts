// The fates of a run along time, and the stretches in which they last.

import type { Fate } from '../model/report.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

export interface FatesOfRun {
  /** The fate of the run after each turn; undefined where the explorer does not know the state. */
  readonly frames: readonly (Fate | undefined)[];
  /** The turn that doomed the run. */
  readonly doomedAt: number | undefined;
}

/** Turns of one fate, up to the turn that ends it; undefined where it lasts. */
export interface FateSpan extends Stretch {
  readonly fate: Fate;
}

/** Turns of one fate, together. */
export function fateSpans(frames: readonly (Fate | undefined)[], now: number): readonly FateSpan[] {
  const spans: FateSpan[] = [];
  frames.slice(0, now + 1).forEach((fate, turn) => {
    const last = spans.at(-1);
    if (last !== undefined && last.to === undefined) {
      if (last.fate === fate) return;
      spans[spans.length - 1] = { ...last, to: turn };
    }
    if (fate !== undefined) spans.push({ fate, from: turn, to: undefined });
  });
  return spans;
}

/** Makes a function that finds the stretches of the last fates it was given. */
export function createRibbons(): (frames: FatesOfRun['frames']) => Stretches<FateSpan> {
  let last: { readonly frames: FatesOfRun['frames']; readonly spans: Stretches<FateSpan> } | undefined;
  return (frames) => {
    if (last?.frames !== frames) {
      last = { frames, spans: new Stretches<FateSpan>(lasting) };
      for (const span of fateSpans(frames, frames.length - 1)) last.spans.begin(span);
    }
    return last.spans;
  };
}
