/** The middle of the page: where the run stands, the timeline, and the buttons at the feet of the lanes. */

import './styles/stage.css';
import { lazy, Suspense, useMemo } from 'react';
import { longestItem } from '../layout/codeLines.ts';
import { feetOf, hasStrip } from '../layout/feet.ts';
import { Feet, footHeight } from './Feet.tsx';
import { History } from './History.tsx';
import { LaneHeads } from './LaneHeads.tsx';
import { NowBand } from './NowBand.tsx';
import { usePicture, useTextLines } from './picture.ts';
import { Status } from './Status.tsx';
import { Strip } from './Strip.tsx';
import type { Turning } from './TimeSwitch.tsx';
import { useView } from './useSession.ts';
import { useSize } from './useSize.ts';

const Rightwards = lazy(async () => ({ default: (await import('./Rightwards.tsx')).Rightwards }));

interface Props {
  readonly alone: boolean;
  readonly turning: Turning;
}

export function Stage({ alone, turning }: Props) {
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
            {turning.rightwards ? (
              <Suspense fallback={<div className="history-frame" />}>
                <Rightwards view={view} width={size.width} turning={turning} />
              </Suspense>
            ) : (
              <>
                <LaneHeads view={view} columns={columns} />
                <History {...{ timeline, columns, view, turning }} cursor={view.cursor} />
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
