/** The picture with time downwards: the heads of the lanes, the history, and the last step in its band. */

import { textMark } from '../drawing/drawRows.ts';
import { columnsFor } from '../drawing/laneColumns.ts';
import { fitHead } from '../drawing/laneHeads.ts';
import type { Mark } from '../drawing/marks.ts';
import { drawTimeline } from '../drawing/timeline.ts';
import type { Frame } from '../model/run.ts';
import { MarkList } from '../ui/timeline/Marks.tsx';
import type { LaneHead } from '../words/laneState.ts';
import { Part, type Picture } from './parts.tsx';
import type { PictureInput, PictureOptions } from './picture.ts';

const headHeight = 34;
const headBaseline = 22;
const below = 8;

/** `frames` end with the last step of the picture, and `heads` are those of that state. */
export function drawDownwards(
  input: PictureInput,
  frames: readonly Frame[],
  heads: readonly LaneHead[],
  { first, width }: PictureOptions,
): Picture {
  const columns = columnsFor(input.program, width);
  const timeline = drawTimeline({ ...input, text: input.program.text, frames, next: [] }, columns);
  const now = frames.length - 1;
  const row = timeline.rows.find(({ last }) => last >= first);
  const top = first <= 1 ? 0 : row === undefined || first === now ? timeline.nowTop : row.top;
  const rows = timeline.rows.filter((each) => each.bottom > top);
  const marks = [
    ...timeline.marksIn(top, timeline.height),
    ...rows.flatMap((each) => timeline.drawWords(each)),
  ];
  const height = headHeight + timeline.height - top + below;
  const headMarks = drawHeads(heads, columns, input.fates !== undefined);
  return {
    ...{ width: columns.width, height, marks: [...headMarks, ...marks] },
    drawing: (
      <>
        <MarkList marks={headMarks} />
        <path className="picture-rule" d={`M0 ${headHeight - 0.5}H${columns.width}`} />
        <Part x={0} y={headHeight} width={columns.width} height={height - headHeight} top={top} left={0}>
          <MarkList marks={marks} />
        </Part>
      </>
    ),
  };
}

function drawHeads(
  heads: readonly LaneHead[],
  columns: ReturnType<typeof columnsFor>,
  hasFates: boolean,
): readonly Mark[] {
  const quiet = { size: 12, tone: 'quiet' } as const;
  const gutter =
    columns.number < 30
      ? []
      : [
          textMark('step', columns.number, headBaseline, { ...quiet, anchor: 'end' }),
          ...(hasFates ? [textMark('fate', columns.ribbon + 4, headBaseline, quiet)] : []),
        ];
  return [
    ...gutter,
    ...heads.flatMap((head, index) => {
      const column = columns.lanes[index];
      if (column === undefined) return [];
      const { shown, size, condition, conditionAt } = fitHead(head, column.right - column.x);
      const name = textMark(shown, column.x, headBaseline, { size, weight: 'bold' });
      if (condition === '') return [name];
      return [name, textMark(condition, column.x + conditionAt, headBaseline, quiet)];
    }),
  ];
}
