/** A run as a picture that stands alone: an SVG with the page's own marks, its colours and its fonts in it. */

import { pictureStyle } from 'virtual:picture-style';
import { renderToStaticMarkup } from 'react-dom/server';
import { assert } from '../base/assert.ts';
import { outlook } from '../engine/explain.ts';
import { createMachine } from '../engine/machine.ts';
import { PatternDefs } from '../ui/parts/Patterns.tsx';
import { columnHeads } from '../words/laneState.ts';
import { drawDownwards } from './Downwards.tsx';
import { fontFaces } from './fonts.ts';
import type { PictureInput, PictureOptions } from './picture.ts';
import { drawRightwards } from './Rightwards.tsx';

/**
 * Draws the steps from `first` to `last`, which must be steps of the run, and prints the SVG. The same run and the same
 * options give the same text.
 */
export function printPicture(input: PictureInput, options: PictureOptions): string {
  const { first, last, theme } = options;
  const frames = input.frames.slice(0, last + 1);
  const now = frames.at(-1);
  assert(now !== undefined && last < input.frames.length && first <= Math.max(1, last), 'steps of the run');
  const heads = columnHeads(input.program, now.state, outlook(createMachine(input.program), now));
  const draw = options.time === 'downwards' ? drawDownwards : drawRightwards;
  const { width, height, marks, drawing } = draw(input, frames, heads, options);
  const size = { width, height };
  const sentences = input.sentences.slice(Math.max(0, first - 1), last);
  const markup = renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" {...size} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{input.title}</title>
      {sentences.length > 0 && <desc>{sentences.join(' ')}</desc>}
      {/* Nothing in it could end the element: the build makes it, and fonts are letters and digits. */}
      <style>{`${fontFaces(marks)}${pictureStyle[theme]}`}</style>
      <PatternDefs />
      <rect className="picture-ground" {...size} />
      {drawing}
    </svg>,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
}
