// The ribbon of fates beside the history, and the line at which the run could no longer be saved.

import type { FateSpan, FatesOfRun } from '../facts/fates.ts';
import type { Fate } from '../model/report.ts';
import { textMark } from './drawRows.ts';
import { textWidth } from './glyphs.ts';
import { horizontal, type Mark } from './marks.ts';
import type { Scale } from './scale.ts';

const words: Readonly<Record<Fate, string>> = {
  safe: 'safe: no step can break anything',
  open: 'open: can still be saved',
  doomed: 'doomed',
};
const shortWords: Readonly<Record<Fate, string>> = { safe: 'safe', open: 'open', doomed: 'doomed' };
const SMALL = 12;

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
export function drawNoReturn(scale: Scale, { doomedAt }: FatesOfRun): readonly Mark[] {
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
