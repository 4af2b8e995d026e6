/** The run in small, and a slider over it. */

import { useMemo } from 'react';
import { minimapOf } from '../layout/minimap.ts';
import { useActions, useView } from './useSession.ts';
import { useSize } from './useSize.ts';

const height = 28;

export function Scrubber() {
  const { program, frames, cursor, fates } = useView();
  const { jump } = useActions();
  const [ref, { width }] = useSize();
  const map = useMemo(
    () => minimapOf(program, frames, cursor, width, height, fates?.frames ?? []),
    [program, frames, cursor, width, fates],
  );
  const last = frames.length - 1;
  return (
    <div className="scrubber">
      <div className="minimap" ref={ref}>
        <svg
          width={width}
          height={height + 14}
          viewBox={`0 -7 ${Math.max(1, width)} ${height + 14}`}
          aria-hidden="true"
        >
          <path className="ticks-future" d={map.future} />
          <path className="ticks-past" d={map.past} />
          <path className="ground" d={`M0 ${height + 2.5}H${map.width}`} />
          {map.fates.map((span) => (
            <rect
              key={span.x}
              className={`fate-${span.fate}`}
              x={span.x}
              y={height + 4}
              width={span.width}
              height={6}
            />
          ))}
          <path className="cursor" d={`M${map.x} -2V${height + 3}`} />
          <circle className="cursor-dot" cx={map.x} cy={-2} r={4.5} />
        </svg>
        <input
          style={{ width: map.width + 16 }}
          type="range"
          aria-label="Step"
          aria-valuetext={`step ${cursor} of ${last}`}
          min={0}
          max={Math.max(1, last)}
          value={cursor}
          disabled={last === 0}
          onChange={(event) => jump(Number(event.target.value))}
        />
      </div>
      <span className="scrubber-words">
        who stepped{fates !== undefined && <br />}
        {fates !== undefined && 'fate'}
      </span>
    </div>
  );
}
