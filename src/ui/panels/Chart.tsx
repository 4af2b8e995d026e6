/** A statechart: pills and arrows, the state filled, the last move in the accent. */

import { memo, useMemo } from 'react';
import { type ChartDrawing, drawChart } from '../../drawing/chartDrawing.ts';
import type { ChartArrow, Pill } from '../../drawing/chartShapes.ts';
import type { ModeMove } from '../../facts/modeMoves.ts';
import type { ChartTable } from '../../model/chart.ts';

interface Props {
  readonly chart: ChartTable;
  readonly state: number;
  readonly move: ModeMove | undefined;
}

const width = 268;

export function Chart({ chart, state, move }: Props) {
  const drawing: ChartDrawing = useMemo(() => drawChart(chart, width), [chart]);
  const isLast = (arrow: ChartArrow) =>
    move !== undefined && arrow.from === move.from && arrow.to === move.to;
  const title = `${chart.name}: ${chart.states[state] ?? ''}`;
  return (
    <svg
      className="chart"
      role="img"
      aria-label={title}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
    >
      {drawing.arrows.map((arrow) => (
        <Arrow key={`${arrow.from} ${arrow.to}`} arrow={arrow} last={isLast(arrow)} />
      ))}
      {drawing.pills.map((pill) => (
        <StatePill key={pill.state} pill={pill} current={pill.state === state} />
      ))}
    </svg>
  );
}

interface ArrowProps {
  readonly arrow: ChartArrow;
  readonly last: boolean;
}

const Arrow = memo(function Arrow({ arrow, last }: ArrowProps) {
  const { head, label } = arrow;
  return (
    <g className="chart-arrow" data-last={last}>
      <path d={arrow.d} />
      <path
        className="chart-head"
        d="M0 0l-7-3.5v7z"
        transform={`translate(${head.x} ${head.y}) rotate(${head.degrees})`}
      />
      {label?.lines.map((line, index) => (
        <text key={line} x={label.x} y={label.y + 13 * index} textAnchor={label.anchor}>
          {line}
        </text>
      ))}
      <title>{arrow.event}</title>
    </g>
  );
});

interface PillProps {
  readonly pill: Pill;
  readonly current: boolean;
}

const StatePill = memo(function StatePill({ pill, current }: PillProps) {
  const first = pill.y + 4 - (pill.lines.length - 1) * 7;
  return (
    <g className="pill" data-current={current}>
      <rect
        x={pill.x - pill.width / 2}
        y={pill.y - pill.height / 2}
        width={pill.width}
        height={pill.height}
        rx={pill.height / 2}
      />
      {pill.lines.map((line, index) => (
        <text key={line} x={pill.x} y={first + index * 14} textAnchor="middle">
          {line}
        </text>
      ))}
    </g>
  );
});
