/** The rows of the history under the pointer: a click goes to a row's step, dragging takes the step elsewhere. */

import { type PointerEvent, useRef, useState } from 'react';
import { dropAt } from '../../drawing/dragging.ts';
import type { PlacedRow } from '../../drawing/stack.ts';
import { useActions } from '../parts/useSession.ts';

interface Props {
  readonly rows: readonly PlacedRow[];
  readonly width: number;
  /** Where the drawing begins. */
  readonly top: number;
  /** What a row's step did, in words. */
  readonly wordsOf: (turn: number) => string;
}

/** A shorter way is a click that shook. */
const dragFrom = 6;

interface Drag {
  /** The step that is dragged, and where the pointer took it. */
  readonly turn: number;
  readonly startY: number;
  readonly y: number;
}

/** Keys go to a step with the slider of the transport, and move it with Alt and the arrows. */
export function RowTargets({ rows, width, top, wordsOf }: Props) {
  const { jump, moveStep } = useActions();
  const [drag, setDrag] = useState<Drag>();
  const dragged = useRef(false);
  const moves = drag !== undefined && Math.abs(drag.y - drag.startY) >= dragFrom;
  const drop = moves ? dropAt(rows, drag.turn, drag.y) : undefined;
  const begin = (event: PointerEvent<SVGRectElement>, turn: number) => {
    dragged.current = false;
    // A finger scrolls the history.
    if (event.pointerType === 'touch' || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const y = yOf(event, top);
    setDrag({ turn, startY: y, y });
  };
  const end = () => {
    if (drag !== undefined && drop !== undefined) moveStep(drag.turn, drop.to);
    dragged.current = moves;
    setDrag(undefined);
  };
  return (
    <>
      {rows.map((row) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the slider does the same for keys
        <rect
          key={row.first}
          className="row-target"
          data-dragged={moves && drag.turn === row.first}
          y={row.top}
          width={width}
          height={row.bottom - row.top}
          onPointerDown={(event) => begin(event, row.first)}
          onPointerMove={(event) => drag !== undefined && setDrag({ ...drag, y: yOf(event, top) })}
          onPointerUp={end}
          onPointerCancel={() => setDrag(undefined)}
          onClick={() => {
            if (!dragged.current) jump(row.last);
          }}
        >
          <title>{`${wordsOf(row.first)}\nGo to step ${row.last}; drag it to take it earlier or later`}</title>
        </rect>
      ))}
      {moves && drop !== undefined && (
        <>
          <path className="drop-line" d={`M0 ${drop.y}H${width}`} />
          <text className="drop-words" x={width - 12} y={drop.y - 4} textAnchor="end">
            {`step ${drag.turn} as step ${drop.to}`}
          </text>
        </>
      )}
    </>
  );
}

/** In the drawing's own numbers. */
function yOf(event: PointerEvent<SVGRectElement>, top: number): number {
  const drawing = event.currentTarget.ownerSVGElement;
  if (drawing === null) return 0;
  const box = drawing.getBoundingClientRect();
  // A presented page is scaled as a whole.
  const scale = drawing.clientHeight > 0 ? box.height / drawing.clientHeight : 1;
  return (event.clientY - box.top) / scale + top;
}
