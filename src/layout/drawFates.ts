// The ribbon of fates beside the history, and the line at which the run could no longer be saved.

import type { Fate } from '../model/report.ts';
import { textMark } from './drawRows.ts';
import { textWidth } from './glyphs.ts';
import { horizontal, type Mark } from './marks.ts';
import type { Scale } from './scale.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

export interface Fates {
  /** The fate of the run after each turn; undefined where the explorer does not know the state. */
  readonly frames: readonly (Fate | undefined)[];
  /** The turn that doomed the run. */
  readonly doomedAt: number | undefined;
}

/** Turns of one fate, up to the turn that ends it; undefined where it lasts. */
export interface FateSpan extends Stretch {
  readonly fate: Fate;
}

const words: Readonly<Record<Fate, string>> = {
  safe: 'safe: nothing can go wrong any more',
  open: 'open: can still be saved',
  doomed: 'doomed',
};
const shortWords: Readonly<Record<Fate, string>> = { safe: 'safe', open: 'open', doomed: 'doomed' };
const SMALL = 12;

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
export function createRibbons(): (frames: Fates['frames']) => Stretches<FateSpan> {
  let last: { readonly frames: Fates['frames']; readonly spans: Stretches<FateSpan> } | undefined;
  return (frames) => {
    if (last?.frames !== frames) {
      last = { frames, spans: new Stretches<FateSpan>(lasting) };
      for (const span of fateSpans(frames, frames.length - 1)) last.spans.begin(span);
    }
    return last.spans;
  };
}

export function drawRibbon(scale: Scale, spans: readonly FateSpan[]): readonly Mark[] {
  const { ribbon, ribbonWidth } = scale.columns;
  return spans.flatMap(({ fate, from, to }): readonly Mark[] => {
    const top = scale.top(from);
    const bottom = to === undefined ? scale.bottom : scale.top(to);
    if (bottom - top < 1) return [];
    const box: Mark = { kind: 'fate', fate, x: ribbon, top, bottom, width: ribbonWidth };
    const text = [words[fate], shortWords[fate]].find(
      (each) => textWidth(each, 'sans', SMALL) + 12 <= bottom - top,
    );
    // Hatching is told by itself, and nothing can be read on it.
    if (text === undefined || fate === 'doomed' || ribbonWidth < SMALL) return [box];
    return [box, { kind: 'side text', x: ribbon + ribbonWidth / 2, top, bottom, text }];
  });
}

/** The line above the step that doomed the run. */
export function drawNoReturn(scale: Scale, { doomedAt }: Fates): readonly Mark[] {
  if (doomedAt === undefined || doomedAt === 0 || doomedAt > scale.now) return [];
  const y = scale.top(doomedAt) - (doomedAt === scale.now ? 1 : 4);
  const { columns } = scale;
  const line: Mark = {
    kind: 'path',
    d: horizontal(columns.ribbon, columns.width, y),
    top: y - 2,
    bottom: y + 2,
    role: 'no return',
    head: undefined,
  };
  const label = textMark('point of no return', columns.width - 14, y - 5, {
    size: SMALL,
    weight: 'bold',
    tone: 'bad',
    anchor: 'end',
  });
  return [line, label];
}
