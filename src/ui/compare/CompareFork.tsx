/** Where both sides do not fit beside each other: behind the parting, each side's steps as a list of its own. */

import type { ComparePicture } from '../../drawing/comparePicture.ts';
import type { JointRow } from '../../drawing/compareRows.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import type { Comparison, View } from '../../store/derived/view.ts';
import type { RunFates } from '../../store/line/fates.ts';
import type { SideTitles } from '../../words/compareChoices.ts';
import { nowWords } from '../../words/compareWords.ts';
import { bringIntoView } from '../parts/bringIntoView.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { CompareEnd, CompareOutcome, endStatus } from './CompareEnd.tsx';

interface Props {
  readonly view: View;
  readonly comparison: Comparison;
  readonly picture: ComparePicture;
  readonly titles: SideTitles;
  readonly lines: TextLines;
}

export function CompareFork({ view, comparison, picture, titles, lines }: Props) {
  const { right, at } = comparison;
  const { text } = view.scenario;
  const shared = { rows: picture.forked, at, text };
  return (
    <div className="compare-fork">
      {(['left', 'right'] as const).map((side) => {
        const end = endStatus(view, comparison, side, lines);
        const { program, frames, fates } = side === 'left' ? view : right;
        return (
          <section key={side} aria-label={titles[side]}>
            <h3>
              <span>
                <CodeWords text={titles[side]} />
              </span>
              {end !== undefined && <CompareOutcome end={end} />}
            </h3>
            <Steps {...shared} side={side} program={program} frames={frames} fates={fates} />
            <CompareEnd view={view} comparison={comparison} side={side} lines={lines} />
          </section>
        );
      })}
    </div>
  );
}

interface StepsProps {
  readonly rows: readonly JointRow[];
  readonly at: number;
  readonly text: string;
  readonly side: 'left' | 'right';
  readonly program: Program;
  readonly frames: readonly Frame[];
  readonly fates: RunFates | undefined;
}

function Steps({ rows, at, text, side, program, frames, fates }: StepsProps) {
  return (
    <ol>
      {rows.map((joint) => {
        const row = joint[side];
        const now = nowWords(program, text, frames, row?.first);
        if (row === undefined || now === undefined) return null;
        const isNow = joint.first <= at && at <= joint.last;
        return (
          <li
            key={joint.first}
            data-fate={fates?.frames[row.last]}
            aria-current={isNow ? 'step' : undefined}
            ref={isNow ? bringIntoView : undefined}
          >
            <span className="legend">{now.who}</span>
            <span className="fork-words" data-code={now.code}>
              {now.words}
              {row.last > row.first && <span className="legend"> and {row.last - row.first} more</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
