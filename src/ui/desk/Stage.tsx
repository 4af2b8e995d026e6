/**
 * The middle of the page: the timeline hangs from a desk that never moves. Its last row touches the strip, below which
 * each lane has the button of its next step and the code around it.
 */

import './stage.css';
import './laneMemory.css';
import { codeLine, onePart } from 'virtual:sizes';
import { type ComponentType, type ReactNode, Suspense, useMemo } from 'react';
import { type Desk, deskFor, paleRowsFor } from '../../drawing/desk.ts';
import { memoryOf } from '../../memory/memories.ts';
import { columnFeet, feetOf, hasOthers } from '../../words/feet.ts';
import { usePicture, useTextLines } from '../parts/picture.ts';
import { useMedia } from '../parts/useMedia.ts';
import { useSession, useView } from '../parts/useSession.ts';
import { useSize } from '../parts/useSize.ts';
import { opening } from '../story/openingPart.ts';
import { History } from '../timeline/History.tsx';
import { hasRoomBeside, LaneHeads } from '../timeline/LaneHeads.tsx';
import { NowBand } from '../timeline/NowBand.tsx';
import { rightwards } from '../timeline/rightwardsPart.ts';
import { cornerWidth } from '../timeline/zoom.ts';
import { CodeSheet, Codes } from './Codes.tsx';
import { Feet } from './Feet.tsx';
import { laneMemory } from './laneMemoryPart.ts';
import { StorySheet } from './StorySheet.tsx';
import { Strip, type StripProps } from './Strip.tsx';

interface Props {
  /** What stands between timeline and buttons, where it is not the goal's strip. */
  readonly strip?: ComponentType<StripProps>;
  /** What stands above the first row, where it is not the level's opening. */
  readonly opening?: ReactNode;
  /** Whether time can be turned here, and drawn short: a frame in another page has neither. */
  readonly turns?: boolean;
}

export function Stage({ strip: StripHere = Strip, opening: openingHere, turns = true }: Props) {
  const turned = useSession(({ page }) => page.time === 'rightwards');
  const presenting = useSession(({ page }) => page.mode === 'presenting');
  const codeOpen = useSession(({ page }) => page.codeOpen);
  const narrow = useMedia(onePart);
  const view = useView();
  const { program, outlook } = view;
  const [ref, { width, height }] = useSize();
  // Another memory model brings stores on their way: nothing must move when it is chosen.
  const several = view.scenario.memories.length > 1;
  const others = useMemo(() => several || hasOthers(program), [program, several]);
  const keepsOld = view.scenario.memories.some((model) => memoryOf(model).keeps);
  const desk = useMemo(
    () => deskFor({ width, height, hasOthers: others, keepsOld, presenting, codeLine }),
    [width, height, others, keepsOld, presenting],
  );
  const { columns, timeline } = usePicture(view, width, paleRowsFor(desk));
  const lines = useTextLines(view.scenario.text);
  const feet = useMemo(() => columnFeet(program, outlook, feetOf(program, outlook)), [program, outlook]);
  const hasCorner = turns && !narrow && hasRoomBeside(view, columns, cornerWidth(timeline.rows.length));
  return (
    <div className="stage" ref={ref} style={heights(desk)}>
      {width > 0 && (
        <div className="stage-all" style={{ width: columns.width }}>
          <StorySheet view={view} width={width} />
          {turned ? (
            <Suspense fallback={<div className="history-frame" />}>
              <rightwards.Part view={view} width={width} />
            </Suspense>
          ) : (
            <>
              <LaneHeads
                {...{ view, columns, feet }}
                corner={hasCorner ? cornerWidth(timeline.rows.length) : 0}
              />
              <History {...{ timeline, columns, view, hasCorner }} cursor={view.cursor}>
                {openingHere ?? (
                  <Suspense fallback={null}>
                    <opening.Part view={view} columns={columns} />
                  </Suspense>
                )}
              </History>
              <NowBand timeline={timeline} columns={columns} />
            </>
          )}
          {codeOpen && <CodeSheet {...{ feet, view, columns, lines, desk }} />}
          <StripHere view={view} columns={columns} width={width} />
          {desk.memory > 0 && (
            <Suspense fallback={<div className="lane-memories" />}>
              <laneMemory.Part view={view} columns={columns} height={desk.memory} />
            </Suspense>
          )}
          <Feet {...{ feet, view, columns, desk }} />
          <Codes {...{ feet, view, columns, lines, desk }} />
        </div>
      )}
    </div>
  );
}

function heights({ heads, strip, memory, buttons, others, code, timeline }: Desk) {
  return {
    '--heads': `${heads}px`,
    '--strip': `${strip}px`,
    '--memory': `${memory}px`,
    '--buttons': `${buttons}px`,
    '--others': `${others}px`,
    '--code': `${code}px`,
    '--timeline': `${timeline}px`,
  };
}
