/** The run in small, and a slider over it. */

import { memo, useMemo } from 'react';
import { turnsShown } from '../../drawing/branchLines.ts';
import { mapScale, minimapOf } from '../../drawing/minimap.ts';
import { tickedRun, timeOf } from '../../store/actions/together.ts';
import type { View } from '../../store/derived/view.ts';
import { stepNumberWords } from '../../words/compareWords.ts';
import { useActions, useSession, useView, useViewSoon } from '../parts/useSession.ts';
import { useSize } from '../parts/useSize.ts';
import { BranchButton, BranchLines } from './BranchLines.tsx';

/** Of the ticks; under them the fates, and the branches. */
const height = 22;
const fatesTop = height + 3;
const fatesHeight = 6;
const fatesBottom = fatesTop + fatesHeight;
/** Above the ticks, for the cursor. */
const above = 7;
/** With the branches. */
const all = 54;

export function Scrubber() {
  const view = useView();
  const soon = useViewSoon();
  const { at, last, shown, shownLast } = timeOf(view);
  const { jump, togglePanel } = useActions();
  const isOpen = useSession(({ page }) => page.timePanel === 'branches');
  const [ref, { width }] = useSize();
  const others = othersOf(view);
  const reach = turnsShown(last, others);
  const x = mapScale(width, reach);
  return (
    <div className="scrubber">
      <div className="scrubber-words">
        <span>who stepped</span>
        <span>{view.fates !== undefined && 'fate'}</span>
        <BranchButton branches={others} isOpen={isOpen} onOpen={() => togglePanel('branches')} />
      </div>
      <div className="minimap" ref={ref}>
        <svg
          style={{ '--fates-top': `${above + fatesTop}px` }}
          width={width}
          height={all}
          viewBox={`0 ${-above} ${Math.max(1, width)} ${all}`}
          aria-hidden="true"
        >
          <Ticks view={soon} width={width} />
          <path className="cursor" d={`M${x(at)} -2V${height + 2}`} />
          <circle className="cursor-dot" cx={x(at)} cy={-2} r={4.5} />
          <BranchLines branches={others} reach={reach} width={width} top={fatesBottom} />
        </svg>
        <input
          style={{ '--run': `${x(Math.max(1, last))}px` }}
          type="range"
          aria-label="Step"
          aria-valuetext={`step ${stepNumberWords(shown)} of ${stepNumberWords(shownLast)}`}
          min={0}
          max={Math.max(1, last)}
          value={at}
          disabled={last === 0}
          onChange={(event) => jump(Number(event.target.value))}
        />
      </div>
    </div>
  );
}

/** Two runs side by side have one time together, which is not that of the branches. */
function othersOf({ comparison, branches }: View): View['branches']['others'] {
  return comparison === undefined ? branches.others : [];
}

interface TicksProps {
  readonly view: View;
  readonly width: number;
}

/** Who stepped when, and the fates: all turns of the run are looked at for it. */
const Ticks = memo(function Ticks({ view, width }: TicksProps) {
  const { program } = view;
  const { at, last } = timeOf(view);
  const { frames, fates } = useMemo(() => tickedRun(view), [view]);
  const reach = turnsShown(last, othersOf(view));
  const map = useMemo(
    () => minimapOf(program, frames, at, width, height, fates, reach),
    [program, frames, at, width, fates, reach],
  );
  return (
    <>
      <path className="ticks-future" d={map.future} />
      <path className="ticks-past" d={map.past} />
      <path className="ground" d={`M0 ${height + 1.5}H${map.width}`} />
      {map.fates.map((span) => (
        <rect
          key={span.x}
          className={`fate-${span.fate}`}
          x={span.x}
          y={fatesTop}
          width={span.width}
          height={fatesHeight}
        />
      ))}
    </>
  );
});
