/** At the head of each column: its name, who is at home there, and the lane's condition where it has room. */

import { clipText, textWidth } from '../../drawing/glyphs.ts';
import type { Column, Columns } from '../../drawing/laneColumns.ts';
import type { View } from '../../store/derived/view.ts';
import { columnHeads } from '../../words/laneState.ts';

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
        return column === undefined ? null : <Head key={head.lane} {...head} column={column} />;
      })}
    </div>
  );
}

const sizes = [14, 13, 12] as const;

interface HeadProps {
  readonly lane: string;
  readonly task: string | undefined;
  readonly condition: string;
  readonly column: Column;
}

function Head({ lane, task, condition, column }: HeadProps) {
  const room = column.right - column.x;
  const whole = task === undefined ? spaced(lane) : `${lane} · ${task}`;
  const names = task === undefined ? [whole, whole.split(' ')[0] ?? whole] : [whole, task, lane];
  const fitting = names.flatMap((name) =>
    sizes.flatMap((size) => (textWidth(name, 'bold', size) <= room ? [{ name, size }] : [])),
  );
  // The task is what its steps are called by; both names stand there for those who hear the page.
  const shown = fitting[0] ?? { name: clipText(task ?? lane, 'bold', 12, room), size: 12 };
  const left = room - textWidth(shown.name, 'bold', shown.size) - 10;
  const fits = condition !== '' && textWidth(condition, 'sans', 12) <= left;
  return (
    <div className="lane-head" style={{ left: column.x, width: room }} title={`${whole}: ${condition}`}>
      <h2 style={{ fontSize: shown.size }} aria-label={whole}>
        {shown.name}
      </h2>
      <p className={fits ? undefined : 'visually-hidden'}>{condition}</p>
    </div>
  );
}

/** `host_scheduler` as two words, which break and read better. */
function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}
