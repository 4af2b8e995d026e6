/** At the head of each column: its name, who is at home there, and the lane's condition where it has room. */

import type { Column, Columns } from '../../drawing/laneColumns.ts';
import { fitHead } from '../../drawing/laneHeads.ts';
import type { View } from '../../store/derived/view.ts';
import { columnHeads, type LaneHead } from '../../words/laneState.ts';

interface Props {
  readonly view: View;
  readonly columns: Columns;
}

export function LaneHeads({ view, columns }: Props) {
  const { program, outlook, frames, cursor } = view;
  const state = frames[cursor]?.state;
  if (state === undefined) return null;
  const heads = columnHeads(program, state, outlook);
  return (
    <div className="lane-heads">
      {columns.number >= 30 && (
        <>
          <span className="gutter-head" style={{ width: columns.number }}>
            step
          </span>
          {view.fates !== undefined && (
            <span className="ribbon-head" style={{ left: columns.ribbon + 4 }}>
              fate
            </span>
          )}
        </>
      )}
      {heads.map((head, index) => {
        const column = columns.lanes[index];
        return column === undefined ? null : <Head key={head.lane} head={head} column={column} />;
      })}
    </div>
  );
}

interface HeadProps {
  readonly head: LaneHead;
  readonly column: Column;
}

function Head({ head, column }: HeadProps) {
  const room = column.right - column.x;
  // Both names stand there for those who hear the page.
  const { whole, shown, size, condition } = fitHead(head, room);
  return (
    <div className="lane-head" style={{ left: column.x, width: room }} title={`${whole}: ${head.condition}`}>
      <h2 style={{ fontSize: size }} aria-label={whole}>
        {shown}
      </h2>
      <p className={condition === '' ? 'visually-hidden' : undefined}>{head.condition}</p>
    </div>
  );
}
