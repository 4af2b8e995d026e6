/** Both sides as one picture that is scrolled as one; on a narrow screen what they share, and then the fork. */

import { type ReactNode, useMemo, useState } from 'react';
import { type ComparedRun, comparePicture } from '../../drawing/comparePicture.ts';
import { rowOfStep } from '../../drawing/compareRows.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { Comparison, View } from '../../store/derived/view.ts';
import type { SideTitles } from '../../words/compareChoices.ts';
import { notesAt } from '../parts/notes.ts';
import { useSize } from '../parts/useSize.ts';
import { CompareFork } from './CompareFork.tsx';
import { CompareHeads } from './CompareHeads.tsx';
import { CompareRows } from './CompareRows.tsx';
import { CompareWith } from './CompareWith.tsx';

interface Props {
  readonly view: View;
  readonly comparison: Comparison;
  readonly titles: SideTitles;
  readonly lines: TextLines;
  /** What stands at the foot: below the fork, where there is one. */
  readonly children: ReactNode;
}

export function ComparePictures({ view, comparison, titles, lines, children }: Props) {
  const [sizeRef, size] = useSize();
  const [top, setTop] = useState(0);
  const picture = usePictures(view, comparison, size.width - sidePadding);
  const row = comparison.at === 0 ? beginning : rowOfStep(picture.rows, comparison.at);
  const isFork = picture.right === undefined && comparison.parting !== undefined;
  const ready = size.width > 0;
  return (
    <>
      {picture.right === undefined && <CompareWith view={view} comparison={comparison} />}
      <section
        className="compare-scroll"
        aria-label="Both runs"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        ref={sizeRef}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        {ready && (
          <>
            <CompareHeads
              view={view}
              comparison={comparison}
              picture={picture}
              titles={titles}
              lines={lines}
            />
            <CompareRows
              picture={picture}
              now={row}
              view={view}
              comparison={comparison}
              lines={lines}
              top={top}
              bottom={top + size.height}
            />
            {isFork && (
              <CompareFork
                view={view}
                comparison={comparison}
                picture={picture}
                titles={titles}
                lines={lines}
              />
            )}
            {isFork && children}
          </>
        )}
      </section>
      {!isFork && children}
    </>
  );
}

/** Where nothing has happened yet. */
const beginning = { first: 0, top: 0, bottom: 0 };
/** At the right, where the scrollbar is. */
const sidePadding = 22;

function usePictures(view: View, comparison: Comparison, width: number) {
  const { program, scenario, frames, drawn, runNotes, fates } = view;
  const { right, steps, parting } = comparison;
  const left = useMemo(
    (): ComparedRun => ({
      ...{ program, text: scenario.text, frames, fates },
      notesOf: (turn) => notesAt({ drawn, runNotes }, turn),
    }),
    // The cells that a turn played do not change while one steps through them.
    [program, scenario, frames, fates, drawn, runNotes],
  );
  const other = useMemo(
    (): ComparedRun => ({
      ...{ program: right.program, text: scenario.text, frames: right.frames, fates: right.fates },
      notesOf: () => [],
    }),
    [right.program, right.frames, right.fates, scenario],
  );
  const parted = parting?.step;
  return useMemo(
    () => comparePicture(left, other, { steps, parting: parted }, Math.max(320, width)),
    [left, other, steps, parted, width],
  );
}
