/** Draws the time of a long run shorter or longer; the wheel does the same with Ctrl. */

import { zooms } from './zoom.ts';

interface Props {
  readonly zoom: number;
  /** So many steps closer. */
  readonly onZoom: (steps: number) => void;
}

export function ZoomButtons({ zoom, onZoom }: Props) {
  return (
    <fieldset className="zoom-buttons" aria-label="Zoom">
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out: more steps, without their words"
        disabled={zoom === zooms.at(-1)}
        onClick={() => onZoom(-1)}
      >
        −
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in"
        disabled={zoom === zooms[0]}
        onClick={() => onZoom(1)}
      >
        +
      </button>
    </fieldset>
  );
}
