/** The feet of the lanes: under each lane the next step as a button, who cannot move, and the code around it. */

import { useState } from 'react';
import { laneName, laneOf } from '../../facts/lanes.ts';
import './feet.css';
import type { Columns } from '../../drawing/columns.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { View } from '../../store/derived/view.ts';
import type { Feet as FeetOf, Foot as FootOf } from '../../words/feet.ts';
import { CodeExcerpt } from '../parts/CodeExcerpt.tsx';
import { useSize } from '../parts/useSize.ts';
import { isDrawnNext, MoveRow, StepButton } from './StepButton.tsx';

interface Props {
  readonly feet: FeetOf;
  readonly view: View;
  readonly columns: Columns;
  readonly lines: TextLines;
}

export function Feet({ feet, view, columns, lines }: Props) {
  const [ref, { height }] = useSize();
  const [focused, setFocused] = useState<number | undefined>(undefined);
  const foremost = foremostFoot(feet, view, focused);
  return (
    <div className="feet" ref={ref}>
      {foremost !== undefined && (
        <div className="shared-code">
          <CodeExcerpt foot={foremost} view={view} lines={lines} count={4} />
        </div>
      )}
      {feet.lanes.map((foot) => {
        const column = columns.lanes[foot.lane];
        if (column === undefined) return null;
        const left = column.x + (columns.compact ? 2 : 4);
        return (
          <section
            key={foot.lane}
            className="foot"
            aria-label={`Next on ${laneName(view.program, foot.lane)}`}
            onFocus={() => setFocused(foot.lane)}
            onBlur={() => setFocused(undefined)}
            style={{ '--left': `${left}px`, '--width': `${column.right - left}px` }}
          >
            <Foot foot={foot} view={view} lines={lines} height={height} />
          </section>
        );
      })}
    </div>
  );
}

/**
 * Where there is room for one piece of code only, it is that of the lane whose button has the focus, or of the one that
 * stepped last; at the start, of the drawn step or of the first that can be taken.
 */
function foremostFoot({ lanes }: FeetOf, view: View, focused: number | undefined): FootOf | undefined {
  const actor = view.frames[view.cursor]?.actor;
  const stepped = actor === undefined ? undefined : laneOf(view.program, actor);
  const wanted = lanes.find(({ lane }) => lane === (focused ?? stepped));
  if (wanted !== undefined) return wanted;
  const drawn = lanes.find(({ moves }) => moves.some(({ option }) => isDrawnNext(view, option)));
  return drawn ?? lanes.find(({ moves }) => moves.length > 0) ?? lanes[0];
}

interface FootProps {
  readonly foot: FootOf;
  readonly view: View;
  readonly lines: TextLines;
  readonly height: number;
}

// What stands above the code, in pixels: button and reason with their air, the code's head, and further moves.
const aboveCode = 118;
const furtherMove = 30;
const codeLine = 16.5;
const linesMin = 3;

/** What the feet need to show `count` lines of code. */
export function footHeight(count: number): number {
  return aboveCode + Math.max(linesMin, count) * codeLine + 6;
}

function Foot({ foot, view, lines, height }: FootProps) {
  const [first, ...others] = foot.moves;
  const [reason, ...more] = foot.waiting;
  const lane = laneName(view.program, foot.lane);
  const room = height - aboveCode - others.length * furtherMove;
  const below = first === undefined ? more[0] : reason;
  return (
    <>
      {first === undefined ? (
        <p className="step-button cannot" title={reason}>
          <span className="lane-name">{lane}</span>
          <span className="reason">{reason ?? 'nothing to do'}</span>
        </p>
      ) : (
        <StepButton move={first} view={view} lane={lane} />
      )}
      {others.map((move) => (
        <MoveRow key={move.key} move={move} view={view} />
      ))}
      <p className="below" title={below}>
        <span>{below}</span>
      </p>
      <CodeExcerpt
        foot={foot}
        view={view}
        lines={lines}
        count={Math.max(linesMin, Math.floor(room / codeLine))}
      />
    </>
  );
}
