/** The history where time is drawn short: bars, arrows and who stepped, without words. A click goes to a step. */

import type { Columns } from '../../drawing/laneColumns.ts';
import type { Mark } from '../../drawing/marks.ts';
import { overview } from '../../drawing/overview.ts';
import type { PlacedRow } from '../../drawing/stack.ts';
import type { Timeline } from '../../drawing/timeline.ts';
import { useActions } from '../parts/useSession.ts';
import { MarkList } from './Marks.tsx';

interface Props {
  readonly timeline: Timeline;
  readonly columns: Columns;
  readonly rows: readonly PlacedRow[];
  readonly zoom: number;
  readonly top: number;
  readonly bottom: number;
}

export function ShortHistory({ timeline, columns, rows, zoom, top, bottom }: Props) {
  const { jump } = useActions();
  const { ticks, numbers } = overview(rows, columns, zoom);
  const marks = timeline.marksIn(top / zoom, bottom / zoom).filter(isShown);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider does the same for keys */}
      <rect
        className="row-target"
        y={top}
        width={columns.width}
        height={bottom - top}
        onClick={({ currentTarget, clientY }) => {
          const box = currentTarget.getBoundingClientRect();
          // A presented page is scaled as a whole.
          const part = box.height > 0 ? (clientY - box.top) / box.height : 0;
          const y = (top + part * (bottom - top)) / zoom;
          const row = rows.find((each) => each.bottom >= y) ?? rows.at(-1);
          if (row !== undefined) jump(row.last);
        }}
      >
        <title>Go to the step that is here</title>
      </rect>
      <MarkList marks={marks} zoom={zoom} />
      <path className="overview-ticks" d={ticks} />
      <MarkList marks={numbers} />
    </>
  );
}

/** Words have no room, but for those that stand on a line across all lanes. */
function isShown(mark: Mark): boolean {
  return mark.kind !== 'text' || (mark.anchor === 'end' && mark.weight === 'bold');
}
