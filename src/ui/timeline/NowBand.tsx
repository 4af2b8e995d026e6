/** The step that just happened, directly above the buttons, and the line of what comes next. */

import type { Columns } from '../../drawing/laneColumns.ts';
import type { Timeline } from '../../drawing/timeline.ts';
import { MarkList } from './Marks.tsx';

interface Props {
  readonly timeline: Timeline;
  readonly columns: Columns;
}

export function NowBand({ timeline, columns }: Props) {
  const height = timeline.height - timeline.nowTop;
  return (
    <svg
      className="marks now-band"
      aria-hidden="true"
      width={columns.width}
      height={height}
      viewBox={`0 ${timeline.nowTop} ${columns.width} ${height}`}
    >
      <MarkList marks={timeline.marksIn(timeline.nowTop, timeline.height)} />
    </svg>
  );
}
