/**
 * The run on paper: what it is in two lines, and all of its steps up to now with every lane, whatever the screen shows.
 * It is drawn when somebody prints, in slices that end where rows end, so that no page cuts a row.
 */

import './printedRun.css';
import { type Columns, columnsFor, DESK_GUTTER } from '../../drawing/laneColumns.ts';
import type { Timeline } from '../../drawing/timeline.ts';
import type { View } from '../../store/derived/view.ts';
import { columnHeads } from '../../words/laneState.ts';
import { chosenTitles, memoryNames } from '../../words/settingTitles.ts';
import { usePicture } from '../parts/picture.ts';
import { useView } from '../parts/useSession.ts';
import { MarkList } from './Marks.tsx';

/** Of the drawing, which the paper takes as wide as it is: less for few lanes, whose words are larger then. */
const widthMin = 660;
const widthOfLane = 230;
/** As high as a slice becomes before the next row begins another. */
const sliceHeight = 150;

export function PrintedRun() {
  const view = useView();
  const width = Math.max(widthMin, DESK_GUTTER + widthOfLane * columnCount(view));
  const { columns, timeline } = usePicture(view, width, 0);
  return (
    <section className="printed-run" aria-label="The run on paper">
      <h1>{view.scenario.title}</h1>
      <p>{wordsOf(view)}</p>
      <table>
        <thead>
          <tr>
            <th>
              <Heads view={view} columns={columns} />
            </th>
          </tr>
        </thead>
        <tbody>
          {slicesOf(timeline).map(([top, bottom]) => (
            <tr key={top}>
              <td>
                <Slice {...{ timeline, columns, top, bottom }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function columnCount({ program }: View): number {
  return columnsFor(program, widthMin).lanes.length;
}

/** Which settings, and how much of the run. */
function wordsOf({ scenario, program, cursor, frames }: View): string {
  const memory = scenario.memories.length > 1 ? [memoryNames[program.settings.memory]] : [];
  return [...chosenTitles(scenario, program), ...memory, `step ${cursor} of ${frames.length - 1}`].join(
    ' · ',
  );
}

/** In the columns of the drawing, and no part of it: pictures are not said again on the next page. */
function Heads({ view, columns }: { readonly view: View; readonly columns: Columns }) {
  const state = view.frames[view.cursor]?.state;
  if (state === undefined) return null;
  const lefts = columns.lanes.map(({ x }) => x);
  const widths = [0, ...lefts].map((x, index) => (lefts[index] ?? columns.width) - x);
  return (
    <div
      className="printed-heads"
      style={{ gridTemplateColumns: widths.map((width) => `minmax(0, ${width}fr)`).join(' ') }}
    >
      <span />
      {columnHeads(view.program, state, view.outlook).map(({ lane, task, condition }) => (
        <span key={lane}>
          <b>{task === undefined ? lane : `${lane} · ${task}`}</b> {condition}
        </span>
      ))}
    </div>
  );
}

interface SliceProps {
  readonly timeline: Timeline;
  readonly columns: Columns;
  readonly top: number;
  readonly bottom: number;
}

function Slice({ timeline, columns, top, bottom }: SliceProps) {
  const rows = timeline.rows.filter((row) => row.bottom > top && row.top < bottom);
  return (
    <svg className="marks" aria-hidden="true" viewBox={`0 ${top} ${columns.width} ${bottom - top}`}>
      <MarkList marks={timeline.marksIn(top, bottom)} />
      {rows.map((row) => (
        <MarkList key={row.first} marks={timeline.drawWords(row)} />
      ))}
    </svg>
  );
}

/** From the top to now, each slice ends where a row ends. */
function slicesOf({ rows, nowTop, height }: Timeline): readonly (readonly [top: number, bottom: number])[] {
  const slices: (readonly [number, number])[] = [];
  let top = 0;
  for (const { bottom } of rows) {
    if (bottom - top < sliceHeight) continue;
    slices.push([top, bottom]);
    top = bottom;
  }
  // Now stands with the rows before it.
  return [...slices, [top, Math.max(height, nowTop)]];
}
