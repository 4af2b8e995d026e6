/** At the head of each column: its name, who is at home there, and the lane's condition where it has room. */

import { Suspense } from 'react';
import type { Column, Columns } from '../../drawing/laneColumns.ts';
import { fitHead } from '../../drawing/laneHeads.ts';
import type { View } from '../../store/derived/view.ts';
import type { ColumnFoot } from '../../words/feet.ts';
import { columnHeads, type LaneHead } from '../../words/laneState.ts';
import { phraseOf } from '../../words/stepWords.ts';
import { useTelling } from '../parts/useTelling.ts';
import { laneTold } from './laneToldPart.ts';

interface Props {
  readonly view: View;
  readonly columns: Columns;
  readonly feet: readonly ColumnFoot[];
  /** What stands over the last head, at its right. */
  readonly corner: number;
}

export function LaneHeads({ view, columns, feet, corner }: Props) {
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
        const taken = index === heads.length - 1 ? corner : 0;
        return column === undefined ? null : (
          <Head key={head.lane} {...{ head, column, taken, view }} foot={feet[index]} />
        );
      })}
    </div>
  );
}

/** Whether the last head has room for its name beside something as wide as that. */
export function hasRoomBeside(view: View, columns: Columns, corner: number): boolean {
  const state = view.frames[view.cursor]?.state;
  const head = state && columnHeads(view.program, state, view.outlook).at(-1);
  const column = columns.lanes.at(-1);
  if (head === undefined || column === undefined) return false;
  return !fitHead(head, column.right - column.x - corner).shown.endsWith('…');
}

interface HeadProps {
  readonly head: LaneHead;
  readonly column: Column;
  /** So much of its room belongs to something else. */
  readonly taken: number;
  readonly view: View;
  readonly foot: ColumnFoot | undefined;
}

function Head({ head, column, taken, view, foot }: HeadProps) {
  const { telling, anchor, toggle, asks } = useTelling();
  const room = column.right - column.x - taken;
  // Both names stand there for those who hear the page.
  const { whole, shown, size, condition } = fitHead(head, room);
  return (
    <>
      <div className="lane-head" style={{ left: column.x, width: room }}>
        <h2 style={{ fontSize: size }} aria-label={whole}>
          <button
            ref={anchor}
            type="button"
            className="lane-name"
            aria-label={`${whole}: what may happen here`}
            {...asks}
            onClick={toggle}
          >
            {shown}
          </button>
        </h2>
        <p className={condition === '' ? 'visually-hidden' : undefined}>{head.condition}</p>
      </div>
      {telling && (
        <Suspense>
          <laneTold.Part
            telling={telling}
            name={whole}
            condition={head.condition}
            next={nextIn(view, foot)}
            waiting={foot === undefined ? [] : foot.waiting}
          />
        </Suspense>
      )}
    </>
  );
}

/** The steps that may be taken in a column, in words. */
function nextIn({ program, scenario }: View, foot: ColumnFoot | undefined): readonly string[] {
  if (foot === undefined) return [];
  const moves = foot.main === undefined ? foot.others : [foot.main, ...foot.others];
  return moves.map(({ actor, option: { choice, labels, happenings, at } }) => {
    const { parts, who } = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
    const words = parts.join(', ');
    return who === undefined ? words : `${who}: ${words}`;
  });
}
