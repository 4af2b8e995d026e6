/** What the pictures of both orientations are made of. */

import type { ReactNode } from 'react';
import type { Mark } from '../drawing/marks.ts';

/** A picture that is drawn and has neither ground nor style yet. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** All that is written in it, and more. */
  readonly marks: readonly Mark[];
  readonly drawing: ReactNode;
}

interface PartProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What of the drawing stands at its upper left corner. */
  readonly left: number;
  readonly top: number;
  readonly children: ReactNode;
}

/** A stretch of a drawing, cut at its edges. */
export function Part({ x, y, width, height, left, top, children }: PartProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the whole picture has one
    <svg x={x} y={y} width={width} height={height} viewBox={`${left} ${top} ${width} ${height}`}>
      {children}
    </svg>
  );
}
