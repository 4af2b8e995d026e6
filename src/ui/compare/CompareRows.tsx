/** The rows of both sides, as far as they are in view, with the row of now across both. */

import './comparePicture.css';
import { type ComparePicture, type DrawnSide, SIDES_GAP } from '../../drawing/comparePicture.ts';
import type { JointRow } from '../../drawing/compareRows.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { Comparison, View } from '../../store/derived/view.ts';
import { nowWords } from '../../words/compareWords.ts';
import { bringIntoView } from '../parts/bringIntoView.ts';
import { useActions } from '../parts/useSession.ts';
import { Marks } from '../timeline/Marks.tsx';
import { CompareEnd } from './CompareEnd.tsx';

interface Props {
  readonly picture: ComparePicture;
  readonly now: Pick<JointRow, 'first' | 'top' | 'bottom'> | undefined;
  readonly view: View;
  readonly comparison: Comparison;
  readonly lines: TextLines;
  /** What is in view, and a little more. */
  readonly top: number;
  readonly bottom: number;
}

const overscan = 200;
/** Room for what is said of the ends. */
const endRoom = 84;
/** At the right of those words. */
const endMargin = 6;

export function CompareRows({ picture, now, view, comparison, lines, top, bottom }: Props) {
  const { jump } = useActions();
  const { left, right } = picture;
  const rows = picture.rows.filter((row) => row.bottom >= top - overscan && row.top <= bottom + overscan);
  const rightX = left.columns.width + SIDES_GAP;
  const width = right === undefined ? left.columns.width : rightX + right.columns.width;
  return (
    <div
      className="compare-rows"
      style={{ width, height: picture.height + (right === undefined ? 0 : endRoom) }}
    >
      {now !== undefined && (
        <div
          key={`now ${now.first}`}
          className="compare-now"
          ref={bringIntoView}
          style={{ top: now.top, height: now.bottom - now.top, width }}
        />
      )}
      {rows.map((row) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the slider does the same for keys
        <div
          key={row.first}
          className="compare-target"
          title={`Go to step ${row.number}`}
          style={{ top: row.top, height: row.bottom - row.top, width }}
          onClick={() => jump(row.last)}
        />
      ))}
      <Side side={left} rows={rows} x={0} top={top} bottom={bottom} />
      {right !== undefined && <Side side={right} rows={rows} x={rightX} top={top} bottom={bottom} />}
      {picture.parting !== undefined && (
        <p className="compare-parting" style={{ top: picture.parting - 10, width }}>
          <span>here they part</span>
        </p>
      )}
      {right !== undefined && (
        <>
          <CompareEnd
            view={view}
            side="left"
            comparison={comparison}
            lines={lines}
            at={{
              x: left.columns.gutter,
              top: left.bottom,
              width: left.columns.width - left.columns.gutter - endMargin,
              height: picture.height + endRoom - left.bottom,
            }}
          />
          <CompareEnd
            view={view}
            side="right"
            comparison={comparison}
            lines={lines}
            at={{
              x: rightX + right.columns.gutter,
              top: right.bottom,
              width: right.columns.width - right.columns.gutter - endMargin,
              height: picture.height + endRoom - right.bottom,
            }}
          />
        </>
      )}
      <RowList rows={rows} view={view} comparison={comparison} />
    </div>
  );
}

interface SideProps {
  readonly side: DrawnSide;
  readonly rows: readonly JointRow[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

function Side({ side, rows, x, top, bottom }: SideProps) {
  const from = Math.max(0, top - overscan);
  const to = bottom + overscan;
  const { width } = side.columns;
  return (
    <svg
      className="marks"
      aria-hidden="true"
      style={{ left: x, top: from }}
      width={width}
      height={to - from}
      viewBox={`0 ${from} ${width} ${to - from}`}
    >
      <Marks marks={side.marks} top={from} bottom={to} />
      {rows.map((row) => (
        <Marks key={row.first} marks={side.drawWords(row)} top={from} bottom={to} />
      ))}
    </svg>
  );
}

/** The rows in words, for those who hear the page. */
function RowList({
  rows,
  view,
  comparison,
}: Pick<Props, 'view' | 'comparison'> & { readonly rows: readonly JointRow[] }) {
  const { text } = view.scenario;
  const { right } = comparison;
  return (
    <ol className="visually-hidden" aria-label="Steps in view">
      {rows.map((row) => {
        const one = nowWords(view.program, text, view.frames, row.left?.first);
        const other = nowWords(right.program, text, right.frames, row.right?.first);
        return (
          <li key={row.first}>
            {whereOf(row)}: {one === undefined ? '' : `left ${one.who}, ${one.words}; `}
            {other === undefined ? '' : `right ${other.who}, ${other.words}`}
          </li>
        );
      })}
    </ol>
  );
}

/** `Step 12`, `Only left, step 12`. */
function whereOf({ kind, number }: JointRow): string {
  switch (kind) {
    case 'both':
      return `Step ${number}`;
    case 'left only':
      return `Only left, step ${number}`;
    case 'right only':
      return 'Only right';
    case 'apart':
      return `Apart, step ${number}`;
  }
}
