/** At the head of each lane: its name, who is at home on it, and its condition. */

import type { Columns } from '../../drawing/columns.ts';
import type { View } from '../../store/derived/view.ts';
import { laneHead } from '../../words/laneState.ts';

interface Props {
  readonly view: View;
  readonly columns: Columns;
}

export function LaneHeads({ view, columns }: Props) {
  const state = view.frames[view.cursor]?.state;
  if (state === undefined) return null;
  return (
    <div className="lane-heads" data-stacked={(columns.lanes[0]?.textWidth ?? 0) < 260}>
      <span className="gutter-head" style={{ width: columns.number }}>
        step
      </span>
      {view.fates !== undefined && (
        <span className="ribbon-head" style={{ left: columns.ribbon - 3 }}>
          fate
        </span>
      )}
      {columns.lanes.map((column, lane) => {
        const head = laneHead(view.program, state, view.outlook, lane);
        return (
          <div
            key={head.lane}
            className="lane-head"
            style={{ left: column.x + (columns.compact ? 2 : 4), width: column.right - column.x }}
          >
            <h2>
              {head.lane}
              {head.task !== undefined && <> · {head.task}</>}
            </h2>
            <p title={head.condition}>{head.condition}</p>
          </div>
        );
      })}
    </div>
  );
}
