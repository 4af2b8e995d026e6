/** The picture with time to the right: the heads of the lanes at the left, and a block for each step. */

import { textMark } from '../drawing/drawRows.ts';
import { clipText } from '../drawing/glyphs.ts';
import type { Mark } from '../drawing/marks.ts';
import { createRightwards } from '../drawing/rightwards.ts';
import { NUMBERS, RIBBON_HEIGHT, RIBBON_TOP, type RightwardsScale } from '../drawing/rightwardsScale.ts';
import type { Frame } from '../model/run.ts';
import { MarkList } from '../ui/timeline/Marks.tsx';
import type { LaneHead } from '../words/laneState.ts';
import { Part, type Picture } from './parts.tsx';
import type { PictureInput, PictureOptions } from './picture.ts';

const headWidth = 112;
const indent = 16;
const pitch = 124;
/** A block has room for three lines of words. */
const laneHeight = 128;
const after = 16;

/** `frames` end with the last step of the picture, and `heads` are those of that state. */
export function drawRightwards(
  input: PictureInput,
  frames: readonly Frame[],
  heads: readonly LaneHead[],
  { first, width: least }: PictureOptions,
): Picture {
  const now = frames.length - 1;
  const { scale, marksIn } = createRightwards()(
    { ...input, text: input.program.text, frames, now },
    { after, pitch, height: laneHeight * input.program.lanes.length },
  );
  const left = first <= 1 ? 0 : scale.left(first);
  const length = scale.width - left;
  const marks = marksIn(left, scale.width);
  const width = Math.max(least, headWidth + length);
  const headMarks = drawHeads(heads, scale, input.fates !== undefined);
  return {
    ...{ width, height: scale.height, marks: [...headMarks, ...marks] },
    drawing: (
      <>
        <path className="picture-line" d={`M${headWidth - 0.5} 0V${scale.height}`} />
        {scale.rows.map(({ top }) => (
          <path key={top} className="picture-line" d={`M0 ${top - 0.5}H${width}`} />
        ))}
        <MarkList marks={headMarks} />
        <Part x={headWidth} y={0} width={length} height={scale.height} top={0} left={left}>
          <MarkList marks={marks} />
        </Part>
      </>
    ),
  };
}

function drawHeads(
  heads: readonly LaneHead[],
  { rows }: RightwardsScale,
  hasFates: boolean,
): readonly Mark[] {
  const end = headWidth - 8;
  const room = headWidth - indent - 8;
  const small = { size: 12, tone: 'quiet' } as const;
  return [
    textMark('step', end, NUMBERS, { ...small, anchor: 'end' }),
    ...(hasFates ? [textMark('fate', end, RIBBON_TOP + RIBBON_HEIGHT - 3, { ...small, anchor: 'end' })] : []),
    ...rows.flatMap(({ top }, lane) => {
      const head = heads[lane];
      if (head === undefined) return [];
      const lines = [
        { text: clipText(head.lane, 'bold', 13.5, room), size: 13.5, weight: 'bold' } as const,
        ...(head.task === undefined
          ? []
          : [{ text: clipText(head.task, 'sans', 12, room), size: 12, tone: 'muted' } as const]),
        { text: clipText(head.condition, 'sans', 12, room), ...small },
      ];
      return lines.map(({ text, ...style }, line) => textMark(text, indent, top + 15 + 15 * line, style));
    }),
  ];
}
