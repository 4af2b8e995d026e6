/** Prints the marks of a drawing that reach into a stretch of it. */

import '../parts/marks.css';
import { memo } from 'react';
import { unreachable } from '../../base/unreachable.ts';
import { extentOf, type Mark, squeezed, type TextMark } from '../../drawing/marks.ts';
import type { ModeBar } from '../../model/chart.ts';
import { showNote } from '../parts/notes.ts';

interface Props {
  readonly marks: readonly Mark[];
  readonly top: number;
  readonly bottom: number;
}

export function Marks({ marks, top, bottom }: Props) {
  const inView = marks.filter((mark) => {
    const extent = extentOf(mark);
    return extent.bottom >= top && extent.top <= bottom;
  });
  return <MarkList marks={inView} />;
}

interface ListProps {
  readonly marks: readonly Mark[];
  /** Less than 1 where time is drawn shorter than it was laid out. */
  readonly zoom?: number;
}

/** Prints marks; the same list is printed once. */
export const MarkList = memo(function MarkList({ marks, zoom = 1 }: ListProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a mark has no identity of its own
  return marks.map((mark, index) => <MarkShape key={index} mark={squeezed(mark, zoom)} zoom={zoom} />);
});

function MarkShape({ mark, zoom }: { readonly mark: Mark; readonly zoom: number }) {
  switch (mark.kind) {
    case 'text':
      return <MarkText mark={mark} />;
    case 'bar':
      return <Bar bar={mark.bar} x={mark.x} top={mark.top} height={mark.bottom - mark.top} />;
    case 'path':
      return (
        <g className={`path path-${mark.role.replace(' ', '-')}`}>
          <path className="halo" d={mark.d} transform={squeeze(zoom)} />
          <path className="stroke" d={mark.d} transform={squeeze(zoom)} />
          {mark.head && (
            <path
              className="head"
              d={mark.head.to === 'right' ? 'M0 0l-8-4v8z' : 'M0 0l8-4v8z'}
              transform={`translate(${mark.head.x} ${mark.head.y})`}
            />
          )}
        </g>
      );
    case 'hold':
      return <Hold hold={mark.hold} x={mark.x} top={mark.top} bottom={mark.bottom} />;
    case 'wait':
      return (
        <g className={`wait-${mark.wait.replace(' ', '-')}`}>
          <title>{mark.title}</title>
          <path className="reach" d={`M${mark.x} ${mark.top}V${mark.bottom}`} />
          <path d={`M${mark.x} ${mark.top}V${mark.bottom}`} />
        </g>
      );
    case 'dot':
      return <Dot x={mark.x} y={mark.y} shape={mark.shape} />;
    case 'box':
      return (
        <rect
          className={`box-${mark.role}`}
          x={mark.x}
          y={mark.top}
          width={mark.width}
          height={mark.bottom - mark.top}
          rx={mark.role === 'now' ? 3 : 0}
        />
      );
    case 'fate':
      return (
        <rect
          className={`fate-${mark.fate}`}
          x={mark.x}
          y={mark.top}
          width={mark.width}
          height={mark.bottom - mark.top}
        />
      );
    case 'side text':
      return (
        <text
          className="side-text"
          textAnchor="middle"
          transform={`translate(${mark.x + 4} ${(mark.top + mark.bottom) / 2}) rotate(-90)`}
        >
          {mark.text}
        </text>
      );
    case 'rule':
      return <path className="lane-rule" d={`M${mark.x} ${mark.top}V${mark.bottom}`} />;
    default:
      return unreachable(mark);
  }
}

/** Strokes keep their width: the style sheet says so. */
function squeeze(zoom: number): string | undefined {
  return zoom === 1 ? undefined : `scale(1 ${zoom})`;
}

/** Interrupts off: a thin line with feet, like a bracket. A lock: a line with its shackle. */
function Hold({
  hold,
  x,
  top,
  bottom,
}: Pick<Extract<Mark, { kind: 'hold' }>, 'hold' | 'x' | 'top' | 'bottom'>) {
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

function MarkText({ mark }: { readonly mark: TextMark }) {
  const { note } = mark;
  const classes = [
    `text-${mark.tone.replace(' ', '-')}`,
    `face-${mark.face}`,
    `weight-${mark.weight}`,
    mark.italic ? 'italic' : '',
    note === undefined ? '' : 'note-ref',
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the notes themselves stand in the story
    <text
      className={classes.join(' ')}
      x={mark.x}
      y={mark.y}
      fontSize={mark.size}
      textAnchor={mark.anchor}
      onClick={note === undefined ? undefined : () => showNote(note)}
    >
      {mark.text}
    </text>
  );
}

function Dot({ x, y, shape }: Pick<Extract<Mark, { kind: 'dot' }>, 'x' | 'y' | 'shape'>) {
  switch (shape) {
    case 'filled':
      return <circle className="dot-filled" cx={x} cy={y} r={4.5} />;
    case 'hollow':
      return <circle className="dot-hollow" cx={x} cy={y} r={4} />;
    case 'ringed':
      return (
        <g className="dot-ringed">
          <circle className="ring" cx={x} cy={y} r={7} />
          <circle className="middle" cx={x} cy={y} r={2.5} />
        </g>
      );
    case 'end':
      return <circle className="dot-end" cx={x} cy={y} r={3.5} />;
    case 'fill step':
      return <circle className="dot-fill-step" cx={x} cy={y} r={1.3} />;
    default:
      return unreachable(shape);
  }
}

interface BarProps {
  readonly bar: ModeBar;
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

function Bar({ bar, x, top, height }: BarProps) {
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
