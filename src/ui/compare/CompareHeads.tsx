/** At the head of each side: its setting, how it ends, its lanes, and what it has just done. */

import type { ReactNode } from 'react';
import { type ComparePicture, SIDES_GAP } from '../../drawing/comparePicture.ts';
import type { Columns } from '../../drawing/laneColumns.ts';
import { rightTurnsAt } from '../../facts/compare.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { Program } from '../../model/program.ts';
import type { Frame, Outlook } from '../../model/run.ts';
import { timeOf } from '../../store/actions/together.ts';
import type { Comparison, View } from '../../store/derived/view.ts';
import type { SideTitles } from '../../words/compareChoices.ts';
import { type NowWords, nowWords, stepNumberWords } from '../../words/compareWords.ts';
import { columnHeads } from '../../words/laneState.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { CompareOutcome, endStatus } from './CompareEnd.tsx';
import { CompareWith } from './CompareWith.tsx';

interface Props {
  readonly view: View;
  readonly comparison: Comparison;
  readonly picture: ComparePicture;
  readonly titles: SideTitles;
  readonly lines: TextLines;
}

export function CompareHeads({ view, comparison, picture, titles, lines }: Props) {
  const { right } = comparison;
  const step = comparison.steps[comparison.at - 1];
  const words = {
    left: nowWords(view.program, view.scenario.text, view.frames, step?.left),
    right: nowWords(right.program, view.scenario.text, right.frames, step?.right),
  };
  const ends = {
    left: endStatus(view, comparison, 'left', lines),
    right: endStatus(view, comparison, 'right', lines),
  };
  const isForked = picture.right === undefined;
  const own = { ...view, columns: picture.left.columns };
  const rightCursor = rightTurnsAt(comparison, comparison.at);
  const { program, frames, outlook } = right;
  return (
    <div className="compare-heads" style={{ gap: SIDES_GAP }}>
      <SideHead
        title={isForked ? undefined : titles.left}
        end={ends.left}
        side={own}
        now={words.left ?? (isForked ? words.right : undefined)}
      />
      {!isForked && picture.right !== undefined && (
        <SideHead
          title={titles.right}
          choice={<CompareWith view={view} comparison={comparison} />}
          end={ends.right}
          side={{ ...{ program, frames, outlook }, cursor: rightCursor, columns: picture.right.columns }}
          now={words.right}
        />
      )}
      <p className="visually-hidden" role="status">
        {placeOf(view)} {spokenSide('Left', words.left)} {spokenSide('Right', words.right)}
      </p>
    </div>
  );
}

/** As the transport counts. */
function placeOf(view: View): string {
  const { shown, shownLast } = timeOf(view);
  return `Step ${stepNumberWords(shown)} of ${stepNumberWords(shownLast)}.`;
}

function spokenSide(side: string, now: NowWords | undefined): string {
  return now === undefined ? `${side}: no step.` : `${side}: ${now.who}: ${now.words}; ${now.effect}.`;
}

interface Side {
  readonly program: Program;
  readonly frames: readonly Frame[];
  readonly cursor: number;
  readonly outlook: readonly Outlook[];
  readonly columns: Columns;
}

interface SideHeadProps {
  /** Undefined where one head stands for both sides. */
  readonly title: string | undefined;
  /** In the title's place: what else could stand here. */
  readonly choice?: ReactNode;
  readonly end: ReturnType<typeof endStatus>;
  readonly side: Side;
  readonly now: NowWords | undefined;
}

function SideHead({ title, choice, end, side, now }: SideHeadProps) {
  const { program, frames, cursor, outlook, columns } = side;
  const state = frames[cursor]?.state;
  return (
    <section className="compare-side" style={{ width: columns.width }} aria-label={title ?? 'Both'}>
      {title !== undefined && (
        <h3 style={{ marginLeft: columns.gutter }}>
          {choice ?? (
            <span>
              <CodeWords text={title} />
            </span>
          )}
          {end !== undefined && <CompareOutcome end={end} />}
        </h3>
      )}
      <p className="compare-step" style={{ marginLeft: columns.gutter }}>
        {now === undefined && cursor > 0 && <span className="compare-effect">no step of this side</span>}
        {now !== undefined && (
          <>
            <b>{now.who}</b> <span data-code={now.code}>{now.words}</span>{' '}
            <span className="compare-effect">{now.effect}</span>
          </>
        )}
      </p>
      <div className="compare-lanes">
        {(state === undefined ? [] : columnHeads(program, state, outlook)).map((head, index) => {
          const column = columns.lanes[index];
          return column === undefined ? null : (
            <p
              key={head.lane}
              style={{ left: column.x + 4, width: column.right - column.x }}
              title={head.condition}
            >
              <b>{head.task ?? head.lane}</b> <span className="legend">{head.condition}</span>
            </p>
          );
        })}
      </div>
    </section>
  );
}
