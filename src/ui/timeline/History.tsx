/**
 * The history: it grows upwards from the band of now, and only what is in view is drawn. A column that runs in
 * reverse keeps its lower end in place while it grows, so that a step moves nothing but the past.
 */

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Columns } from '../../drawing/laneColumns.ts';
import { type PlacedRow, rowsBetween } from '../../drawing/stack.ts';
import type { Timeline } from '../../drawing/timeline.ts';
import type { View } from '../../store/derived/view.ts';
import { MarkList } from './Marks.tsx';
import { RowTargets } from './RowTargets.tsx';
import { createRowWords, type RowWords } from './rowWords.ts';
import { ShortHistory } from './ShortHistory.tsx';
import { TimeSwitch } from './TimeSwitch.tsx';
import { useZoomable } from './useZoomable.ts';
import { ZoomButtons } from './ZoomButtons.tsx';
import { canZoom, readable } from './zoom.ts';

interface Props {
  readonly timeline: Timeline;
  readonly columns: Columns;
  readonly cursor: number;
  readonly view: View;
  /** Whether there is room for its buttons: More turns time too, and Ctrl with the wheel draws it shorter. */
  readonly hasCorner: boolean;
  /** What stands above the first row. */
  readonly children: ReactNode;
}

/** Drawn beyond what is in view, so that scrolling shows no gap. */
const overscan = 120;
/** The drawing moves and grows by so much at once: where it does, all that is in it is laid out again. */
const tile = 1024;

export function History({ timeline, columns, cursor, view, hasCorner, children }: Props) {
  const { attach, scroller, height, zoom, zoomBy } = useZoomable();
  const [fromBottom, setFromBottom] = useState(0);
  const scrolled = useRef(0);
  // A step brings now back into view; where it is, asking the page for its place would only cost time.
  useLayoutEffect(() => {
    if (cursor >= 0 && scroller.current !== null && scrolled.current > 0) scroller.current.scrollTop = 0;
  }, [cursor, scroller]);
  const whole = timeline.nowTop * zoom;
  const bottom = Math.min(whole, whole - fromBottom + overscan);
  const top = Math.max(0, Math.min(bottom, whole - fromBottom - height - overscan));
  const rows = rowsBetween(timeline.rows, top / zoom, bottom / zoom);
  const [words] = useState(createRowWords);
  const from = tile * Math.floor(top / tile);
  const tall = tile * Math.ceil((bottom - from) / tile);
  return (
    <div className="history-frame">
      <section
        className="history"
        data-scrolled={fromBottom > 1}
        aria-label="History"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        ref={attach}
        onScroll={(event) => {
          scrolled.current = Math.max(0, -event.currentTarget.scrollTop);
          setFromBottom(scrolled.current);
        }}
      >
        <div className="history-all" style={{ height: whole }}>
          <svg
            className="marks"
            aria-hidden="true"
            style={{ top: from }}
            width={columns.width}
            height={tall}
            viewBox={`0 ${from} ${columns.width} ${Math.max(1, tall)}`}
          >
            {zoom < readable ? (
              <ShortHistory {...{ timeline, columns, rows, zoom, top, bottom }} />
            ) : (
              <>
                <RowTargets
                  rows={rows}
                  width={columns.width}
                  top={from}
                  wordsOf={(turn) => `${words.did(view, turn)}\n${words.changed(view, turn)}`}
                />
                <MarkList marks={timeline.marksIn(top, bottom)} />
                {rows.map((row) => (
                  <MarkList key={row.first} marks={timeline.drawWords(row)} />
                ))}
              </>
            )}
          </svg>
          <RowList {...{ rows, view, words }} windowWords={timeline.windowWords} />
        </div>
        {children}
      </section>
      {hasCorner && (
        <TimeSwitch>
          {canZoom(timeline.rows.length) && <ZoomButtons zoom={zoom} onZoom={zoomBy} />}
        </TimeSwitch>
      )}
    </div>
  );
}

interface ListProps extends Pick<Timeline, 'windowWords'> {
  readonly rows: readonly PlacedRow[];
  readonly view: View;
  readonly words: RowWords;
}

/** The rows in words, and the step of now, for those who hear the page: what each did, and what it meant. */
function RowList({ rows, view, words, windowWords }: ListProps) {
  const { cursor } = view;
  const wordsOf = (turn: number) => words.heard(view, turn, windowWords(turn));
  return (
    <ol className="visually-hidden" aria-label="Steps in view">
      {rows.map((row) => (
        <li key={row.first}>{wordsOf(row.first)}</li>
      ))}
      {cursor > 0 && (
        <li key={cursor} aria-current="step">
          {wordsOf(cursor)}
        </li>
      )}
    </ol>
  );
}
