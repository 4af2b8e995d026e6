/** The middle of the page: where the run stands, the timeline, and the buttons at the feet of the lanes. */

import './stage.css';
import { Suspense, useMemo } from 'react';
import { longestItem } from '../../facts/codeLines.ts';
import { feetOf, hasStrip } from '../../words/feet.ts';
import { usePicture, useTextLines } from '../parts/picture.ts';
import { useSession, useView } from '../parts/useSession.ts';
import { useSize } from '../parts/useSize.ts';
import { History } from '../timeline/History.tsx';
import { LaneHeads } from '../timeline/LaneHeads.tsx';
import { NowBand } from '../timeline/NowBand.tsx';
import { rightwards } from '../timeline/rightwardsPart.ts';
import { Feet, footHeight } from './Feet.tsx';
import { Status } from './Status.tsx';
import { Strip } from './Strip.tsx';

export function Stage() {
  const turned = useSession(({ page }) => page.time === 'rightwards');
  const alone = useSession(({ page }) => page.mode === 'presenting');
  const view = useView();
  const [ref, size] = useSize();
  const { columns, timeline } = usePicture(view, size.width);
  const lines = useTextLines(view.scenario.text);
  const footWanted = useMemo(() => footHeight(longestItem(view.program, lines)), [view.program, lines]);
  const feet = useMemo(() => feetOf(view.program, view.outlook), [view.program, view.outlook]);
  return (
    <>
      <Status view={view} lines={lines} alone={alone} />
      <div className="stage-scroll" ref={ref}>
        {size.width > 0 && (
          <div
            className="stage"
            data-lanes={Math.min(4, columns.lanes.length)}
            style={{ width: columns.width, '--wanted': `${footWanted}px` }}
          >
            {turned ? (
              <Suspense fallback={<div className="history-frame" />}>
                <rightwards.Part view={view} width={size.width} />
              </Suspense>
            ) : (
              <>
                <LaneHeads view={view} columns={columns} />
                <History {...{ timeline, columns, view }} cursor={view.cursor} />
                <NowBand timeline={timeline} columns={columns} />
              </>
            )}
            <Feet feet={feet} view={view} columns={columns} lines={lines} />
          </div>
        )}
      </div>
      {hasStrip(view.program) && <Strip moves={feet.strip} view={view} />}
    </>
  );
}
