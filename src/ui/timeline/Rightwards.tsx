/**
 * The history with time to the right, in the place of the history and the band of now: a row for each lane, now near
 * the right edge, and behind it the outlines of what the line holds next. A row that runs in reverse keeps its right
 * end in place while it grows.
 */

import './blocks.css';
import './rightwards.css';
import { type PointerEvent, useLayoutEffect, useRef, useState, type WheelEvent } from 'react';
import { createRightwards } from '../../drawing/rightwards.ts';
import type { RightwardsInput } from '../../drawing/rightwardsBlocks.ts';
import { type LaneRow, RIBBON_TOP, type RightwardsScale } from '../../drawing/rightwardsScale.ts';
import type { View } from '../../store/derived/view.ts';
import { columnHeads } from '../../words/laneState.ts';
import { notesAt } from '../parts/notes.ts';
import { useActions } from '../parts/useSession.ts';
import { useSize } from '../parts/useSize.ts';
import { MarkList } from './Marks.tsx';
import { createRowWords, type RowWords } from './rowWords.ts';
import { TimeSwitch } from './TimeSwitch.tsx';
import { useZoomable } from './useZoomable.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

interface Props {
  readonly view: View;
  readonly width: number;
}

/** Drawn beyond what is in view, so that scrolling shows no gap. */
const overscan = 160;
const pitchWide = 124;
const pitchNarrow = 92;
/** For the scroll bar. */
const below = 14;
const stepsToZoom = 6;

export function Rightwards({ view, width }: Props) {
  const [frameRef, { height }] = useSize();
  const { attach, scroller, width: length, zoom, zoomBy } = useZoomable('right');
  const { cursor, frames } = view;
  const [fromRight, setFromRight] = useState(0);
  const scrolled = useRef(0);
  useLayoutEffect(() => {
    if (cursor >= 0 && scroller.current !== null && scrolled.current > 0) scroller.current.scrollLeft = 0;
  }, [cursor, scroller]);
  const [draw] = useState(createRightwards);
  const [words] = useState(createRowWords);
  const narrow = width < 600;
  const pitch = narrow ? pitchNarrow : pitchWide;
  const after = pitch * (narrow ? 0.5 : 1.35);
  const { scale, marksIn, turnsIn } = draw(inputOf(view), {
    ...{ after, pitch: pitch * zoom, height: height - below },
  });
  const right = Math.min(scale.width, scale.width - fromRight + overscan);
  const left = Math.max(0, Math.min(right, scale.width - fromRight - length - overscan));
  const turns = turnsIn(left, right);
  const pan = usePan(scroller);
  return (
    <div className="history-frame rightwards" ref={frameRef}>
      {scale.rows.map(({ top }) => (
        <div key={top} className="row-rule" style={{ top: top - 1 }} />
      ))}
      <RowHeads view={view} rows={scale.rows} height={scale.height} />
      <section
        className="rightwards-time"
        aria-label="History"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        ref={attach}
        {...pan.handlers}
        onWheel={alongTime}
        onScroll={(event) => {
          scrolled.current = Math.max(0, -event.currentTarget.scrollLeft);
          setFromRight(scrolled.current);
        }}
      >
        <div className="rightwards-all" style={{ width: scale.width, height: scale.height }}>
          <svg
            className="marks"
            aria-hidden="true"
            style={{ left }}
            width={right - left}
            height={scale.height}
            viewBox={`${left} 0 ${Math.max(1, right - left)} ${scale.height}`}
          >
            <Targets {...{ turns, scale, view, words }} wasPanned={pan.wasPanned} />
            <MarkList marks={marksIn(left, right)} />
          </svg>
          <ol className="visually-hidden" aria-label="Steps in view">
            {turns
              .filter((turn) => turn <= cursor)
              .map((turn) => (
                <li key={turn}>{words.did(view, turn)}</li>
              ))}
          </ol>
        </div>
      </section>
      {cursor === 0 && (
        <p className="rightwards-empty">Nothing has happened yet: this is the initial state.</p>
      )}
      <TimeSwitch>{frames.length > stepsToZoom && <ZoomButtons zoom={zoom} onZoom={zoomBy} />}</TimeSwitch>
    </div>
  );
}

function inputOf(view: View): RightwardsInput {
  const { program, scenario, frames, cursor, drawn, runNotes, divergence, fates } = view;
  const notesOf = (turn: number) => notesAt({ drawn, runNotes }, turn);
  return { program, text: scenario.text, frames, now: cursor, notesOf, parting: divergence?.turn, fates };
}

function RowHeads({
  view,
  rows,
  height,
}: {
  readonly view: View;
  readonly rows: readonly LaneRow[];
  readonly height: number;
}) {
  const state = view.frames[view.cursor]?.state;
  if (state === undefined) return null;
  return (
    <div className="row-heads" style={{ height }}>
      <span className="row-heads-step">step</span>
      {view.fates !== undefined && <span style={{ top: RIBBON_TOP - 1 }}>fate</span>}
      {columnHeads(view.program, state, view.outlook).map((head, index) => {
        const row = rows[index];
        return row === undefined ? null : (
          <div key={head.lane} className="row-head" style={{ top: row.top, height: row.bottom - row.top }}>
            <h2 aria-label={head.lane}>{breakable(head.lane)}</h2>
            {head.task !== undefined && <p className="row-head-task">{breakable(head.task)}</p>}
            <p title={head.condition}>{head.condition}</p>
          </div>
        );
      })}
    </div>
  );
}

/** A name of the program may be broken behind an underscore: there it gets a space without width. */
function breakable(name: string): string {
  return name.replaceAll('_', '_\u200b');
}

interface TargetsProps {
  readonly turns: readonly number[];
  readonly scale: RightwardsScale;
  readonly view: View;
  readonly words: RowWords;
  /** True for the click that ends a drag. */
  readonly wasPanned: () => boolean;
}

/** The columns under the pointer. */
function Targets({ turns, scale, view, words, wasPanned }: TargetsProps) {
  const { jump } = useActions();
  return turns.map((turn) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the slider does the same for keys
    <rect
      key={turn}
      className="row-target"
      x={scale.left(turn)}
      y={0}
      width={scale.pitch}
      height={scale.height}
      onClick={() => {
        if (!wasPanned()) jump(turn);
      }}
    >
      <title>{`${words.did(view, turn)}\nGo to step ${turn}`}</title>
    </rect>
  ));
}

/** A plain wheel goes along time where the rows have nowhere else to go. */
function alongTime({ currentTarget, ctrlKey, deltaX, deltaY }: WheelEvent<HTMLElement>): void {
  const frame = currentTarget.parentElement;
  if (ctrlKey || deltaX !== 0 || frame === null || frame.scrollHeight > frame.clientHeight) return;
  currentTarget.scrollLeft += deltaY;
}

/** A shorter way is a click that shook. */
const panFrom = 5;

/** The mouse drags time along; a finger does so by itself. */
function usePan(scroller: { readonly current: HTMLElement | null }) {
  const begun = useRef<{ readonly x: number; readonly scrollLeft: number }>(undefined);
  const panned = useRef(false);
  const end = () => {
    begun.current = undefined;
  };
  return {
    wasPanned: () => panned.current,
    handlers: {
      onPointerDown: ({ pointerType, button, clientX }: PointerEvent) => {
        panned.current = false;
        if (pointerType !== 'mouse' || button !== 0 || scroller.current === null) return;
        begun.current = { x: clientX, scrollLeft: scroller.current.scrollLeft };
      },
      onPointerMove: ({ clientX, buttons }: PointerEvent) => {
        // It may have been let go outside.
        if (buttons === 0) end();
        if (begun.current === undefined || scroller.current === null) return;
        const way = clientX - begun.current.x;
        if (Math.abs(way) >= panFrom) panned.current = true;
        if (panned.current) scroller.current.scrollLeft = begun.current.scrollLeft - way;
      },
      onPointerUp: end,
    },
  };
}
