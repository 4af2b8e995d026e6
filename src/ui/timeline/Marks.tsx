/** Prints the marks of a drawing that reach into a stretch of it. */

import { Tally } from '../../base/tally.ts';
import '../parts/marks.css';
import { memo } from 'react';
import { unreachable } from '../../base/unreachable.ts';
import {
  extentOf,
  isSameMark,
  type Mark,
  placeOfMark,
  squeezed,
  type TextMark,
} from '../../drawing/marks.ts';
import { showNote } from '../parts/notes.ts';
import { BarDown, BarRight, HoldDown, HoldRight, Wait } from './LastingMarks.tsx';

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

/** Prints marks; the same list is printed once, and of another one only the marks that are new. */
export const MarkList = memo(function MarkList({ marks, zoom = 1 }: ListProps) {
  const alike = new Tally<string>();
  return marks.map((mark) => {
    const place = placeOfMark(mark);
    const before = alike.add(place) - 1;
    return <MarkShape key={`${place} ${before}`} mark={mark} zoom={zoom} />;
  });
});

interface ShapeProps {
  readonly mark: Mark;
  readonly zoom: number;
}

const MarkShape = memo(function MarkShape({ mark, zoom }: ShapeProps) {
  return <Shape mark={squeezed(mark, zoom)} zoom={zoom} />;
}, isSameShape);

function isSameShape(before: ShapeProps, after: ShapeProps): boolean {
  return before.zoom === after.zoom && isSameMark(before.mark, after.mark);
}

function Shape({ mark, zoom }: ShapeProps) {
  switch (mark.kind) {
    case 'text':
      return <MarkText mark={mark} />;
    case 'bar':
      return mark.time === 'down' ? <BarDown {...mark} /> : <BarRight {...mark} />;
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
      return mark.time === 'down' ? <HoldDown {...mark} /> : <HoldRight {...mark} />;
    case 'wait':
      return <Wait mark={mark} />;
    case 'block':
      return <Block {...mark} />;
    case 'tip':
      return (
        <g className="path">
          <path className="head" d="M0 0l-4-8h8z" transform={`translate(${mark.x} ${mark.y})`} />
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

function Block({ when, x, top, width, bottom }: Extract<Mark, { kind: 'block' }>) {
  // An outline stands inside its edge.
  const inset = when === 'now' ? 0 : 0.5;
  return (
    <rect
      className={`block-${when}`}
      x={x + inset}
      y={top + inset}
      width={Math.max(0.5, width - 2 * inset)}
      height={bottom - top - 2 * inset}
      rx={width > 12 ? 3 : 0}
    />
  );
}
