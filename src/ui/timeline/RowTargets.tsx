/** The rows of the history under the pointer: a click goes to a row's step, dragging takes the step elsewhere. */

import { memo, type PointerEvent, useRef, useState } from 'react';
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
  const begin = (event: PointerEvent<SVGGElement>) => {
    dragged.current = false;
    const row = rowUnder(rows, event.target);
    // A finger scrolls the history.
    if (row === undefined || event.pointerType === 'touch' || event.button !== 0) return;
    if (event.target instanceof SVGElement) event.target.setPointerCapture(event.pointerId);
    const y = yOf(event, top);
    setDrag({ turn: row.first, startY: y, y });
  };
  const end = () => {
    if (drag !== undefined && drop !== undefined) moveStep(drag.turn, drop.to);
    dragged.current = moves;
    setDrag(undefined);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider does the same for keys */}
      <g
        onPointerDown={begin}
        onPointerMove={(event) => drag !== undefined && setDrag({ ...drag, y: yOf(event, top) })}
        onPointerUp={end}
        onPointerCancel={() => setDrag(undefined)}
        onClick={({ target }) => {
          const row = dragged.current ? undefined : rowUnder(rows, target);
          if (row !== undefined) jump(row.last);
        }}
      >
        {rows.map((row) => (
          <RowTarget
            key={row.first}
            {...{ row, width }}
            words={wordsOf(row.first)}
            dragged={moves && drag.turn === row.first}
          />
        ))}
      </g>
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

interface TargetProps {
  readonly row: PlacedRow;
  readonly width: number;
  readonly words: string;
  readonly dragged: boolean;
}

/** A row that stays is printed once: its pointers are followed by the group around it. */
const RowTarget = memo(function RowTarget({ row, width, words, dragged }: TargetProps) {
  return (
    <rect
      className="row-target"
      data-dragged={dragged}
      data-turn={row.first}
      y={row.top}
      width={width}
      height={row.bottom - row.top}
    >
      <title>{`${words}\nGo to step ${row.last}; drag it to take it earlier or later`}</title>
    </rect>
  );
});

function rowUnder(rows: readonly PlacedRow[], target: EventTarget): PlacedRow | undefined {
  const turn = target instanceof SVGElement ? Number(target.dataset['turn']) : undefined;
  return rows.find(({ first }) => first === turn);
}

/** In the drawing's own numbers. */
function yOf(event: PointerEvent<SVGGElement>, top: number): number {
  const drawing = event.currentTarget.ownerSVGElement;
  if (drawing === null) return 0;
  const box = drawing.getBoundingClientRect();
  // A presented page is scaled as a whole.
  const scale = drawing.clientHeight > 0 ? box.height / drawing.clientHeight : 1;
  return (event.clientY - box.top) / scale + top;
}
