/** Prints what lasts: mode bars, what a lane keeps from others, tasks that wait; as thick whichever way time runs. */

import { unreachable } from '../../base/unreachable.ts';
import type { Mark } from '../../drawing/marks.ts';

type Bar = Extract<Mark, { readonly kind: 'bar' }>;
type Hold = Extract<Mark, { readonly kind: 'hold' }>;
type Down<T> = Extract<T, { readonly time: 'down' }>;
type Right<T> = Extract<T, { readonly time: 'right' }>;

export function BarDown({ bar, x, top, bottom }: Down<Bar>) {
  const height = bottom - top;
  switch (bar) {
    case 'guest':
      return <rect className="bar-guest" x={x} y={top} width={6} height={height} />;
    case 'running':
      return <rect className="bar-running" x={x + 2} y={top} width={2} height={height} />;
    case 'going to sleep':
      return <rect className="bar-sleep" x={x} y={top} width={6} height={height} />;
    case 'runnable':
      return <rect className="bar-runnable" x={x} y={top} width={6} height={height} />;
    case 'blocked':
      return (
        <rect className="bar-blocked" x={x + 0.5} y={top + 0.5} width={5} height={Math.max(0, height - 1)} />
      );
    default:
      return unreachable(bar);
  }
}

export function BarRight({ bar, y, left, right }: Right<Bar>) {
  const width = right - left;
  switch (bar) {
    case 'guest':
      return <rect className="bar-guest" x={left} y={y} width={width} height={6} />;
    case 'running':
      return <rect className="bar-running" x={left} y={y + 2} width={width} height={2} />;
    case 'going to sleep':
      return <rect className="bar-sleep" x={left} y={y} width={width} height={6} />;
    case 'runnable':
      // Dashes stand across the way that time runs.
      return <path className="bar-dashes" d={`M${left} ${y + 3}h${width}`} />;
    case 'blocked':
      return (
        <rect className="bar-blocked" x={left} y={y + 0.5} width={Math.max(0, width - 0.5)} height={5} />
      );
    default:
      return unreachable(bar);
  }
}

/** Interrupts off: a thin line with feet, like a bracket. A lock: a line with its shackle. */
export function HoldDown({ hold, x, top, bottom }: Down<Hold>) {
  switch (hold) {
    case 'interrupts off':
      return <path className="hold-interrupts" d={`M${x + 3} ${top}H${x}V${bottom}H${x + 3}`} />;
    case 'lock held':
      return (
        <g className="hold-lock">
          <path d={`M${x} ${top + 3}V${bottom}`} />
          <rect x={x - 1.5} y={top} width={3} height={4} />
        </g>
      );
    default:
      return unreachable(hold);
  }
}

export function HoldRight({ hold, y, left, right }: Right<Hold>) {
  const width = right - left;
  switch (hold) {
    case 'interrupts off':
      return <path className="hold-interrupts" d={`M${left} ${y + 4}v-3h${width}v3`} />;
    case 'lock held':
      return (
        <g className="hold-lock">
          <path d={`M${left} ${y}h${width}`} />
          <rect x={left} y={y - 1.5} width={4} height={3} />
        </g>
      );
    default:
      return unreachable(hold);
  }
}

export function Wait({ mark }: { readonly mark: Extract<Mark, { readonly kind: 'wait' }> }) {
  const d =
    mark.time === 'down'
      ? `M${mark.x} ${mark.top}V${mark.bottom}`
      : `M${mark.left + 2} ${mark.y}H${Math.max(mark.left + 2, mark.right - 2)}`;
  return (
    <g className={`wait-${mark.wait.replace(' ', '-')}`}>
      <title>{mark.title}</title>
      <path className="reach" d={d} />
      <path d={d} />
    </g>
  );
}
