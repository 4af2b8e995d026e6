/**
 * The history: it grows upwards from the band of now, and only what is in view is drawn. A column that runs in
 * reverse keeps its lower end in place while it grows, so that a step moves nothing but the past.
 */

import { useLayoutEffect, useRef, useState } from 'react';
import type { Columns } from '../layout/columns.ts';
import { actorName } from '../layout/lanes.ts';
import { type PlacedRow, rowsBetween } from '../layout/stack.ts';
import { phraseOf } from '../layout/stepWords.ts';
import type { Timeline } from '../layout/timeline.ts';
import type { View } from '../store/view.ts';
import { Marks } from './Marks.tsx';
import { useActions } from './useSession.ts';
import { useSize } from './useSize.ts';

interface Props {
  readonly timeline: Timeline;
  readonly columns: Columns;
  readonly cursor: number;
  readonly view: View;
}

/** Drawn beyond what is in view, so that scrolling shows no gap. */
const overscan = 120;

export function History({ timeline, columns, cursor, view }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const [sizeRef, { height }] = useSize();
  const [fromBottom, setFromBottom] = useState(0);
  // A step brings now back into view.
  useLayoutEffect(() => {
    if (cursor >= 0 && scroller.current !== null) scroller.current.scrollTop = 0;
  }, [cursor]);
  const bottom = Math.min(timeline.nowTop, timeline.nowTop - fromBottom + overscan);
  const top = Math.max(0, timeline.nowTop - fromBottom - height - overscan);
  const rows = rowsBetween(timeline.rows, top, bottom);
  return (
    <section
      className="history"
      data-scrolled={fromBottom > 1}
      aria-label="History"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      ref={(element) => {
        scroller.current = element;
        return sizeRef(element);
      }}
      onScroll={(event) => setFromBottom(Math.max(0, -event.currentTarget.scrollTop))}
    >
      <div className="history-all" style={{ height: timeline.nowTop }}>
        <svg
          className="marks"
          aria-hidden="true"
          style={{ top }}
          width={columns.width}
          height={Math.max(0, bottom - top)}
          viewBox={`0 ${top} ${columns.width} ${Math.max(1, bottom - top)}`}
        >
          <RowTargets rows={rows} width={columns.width} />
          <Marks marks={timeline.marks} top={top} bottom={bottom} />
          {rows.map((row) => (
            <Marks key={row.first} marks={timeline.drawWords(row)} top={top} bottom={bottom} />
          ))}
        </svg>
        <RowList rows={rows} view={view} />
      </div>
    </section>
  );
}

/** A click on a row goes to its step; keys go there with the slider of the transport. */
function RowTargets({ rows, width }: { readonly rows: readonly PlacedRow[]; readonly width: number }) {
  const { jump } = useActions();
  return rows.map((row) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the slider does the same for keys
    <rect
      key={row.first}
      className="row-target"
      y={row.top}
      width={width}
      height={row.bottom - row.top}
      onClick={() => jump(row.last)}
    >
      <title>{`Go to step ${row.last}`}</title>
    </rect>
  ));
}

/** The rows in words, for those who hear the page. */
function RowList({ rows, view }: { readonly rows: readonly PlacedRow[]; readonly view: View }) {
  return (
    <ol className="visually-hidden" aria-label="Steps in view">
      {rows.map((row) => (
        <li key={row.first}>{rowWords(view, row.first)}</li>
      ))}
    </ol>
  );
}

function rowWords({ program, scenario, frames }: View, turn: number): string {
  const frame = frames[turn];
  if (frame?.actor === undefined || frame.choice === undefined) return '';
  const { actor, choice, labels, happenings, at } = frame;
  const { parts } = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
  return `Step ${turn}, ${actorName(program, actor)}: ${parts.join(', ')}`;
}
