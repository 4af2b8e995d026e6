// An element that scrolls through time, and how short time is drawn in it.

import { type RefObject, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSize } from '../parts/useSize.ts';
import { zoomedBy } from './zoom.ts';

export interface Zoomable {
  /** For the element, as its `ref`: always the same function, for another one would measure at each step. */
  readonly attach: (element: HTMLElement | null) => (() => void) | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly height: number;
  readonly width: number;
  readonly zoom: number;
  /** So many steps closer. */
  readonly zoomBy: (steps: number) => void;
}

/** The wheel zooms with Ctrl, as it does in other pictures. Distances are measured from the end at which now is. */
export function useZoomable(way: 'down' | 'right' = 'down'): Zoomable {
  const scroller = useRef<HTMLElement>(null);
  const [sizeRef, { height, width }] = useSize();
  const [zoom, setZoom] = useState(1);
  const zoomNow = useRef(1);
  const zoomBy = useCallback(
    (steps: number) => {
      const element = scroller.current;
      const before = zoomNow.current;
      const next = zoomedBy(before, steps);
      if (element === null || next === before) return;
      const side = way === 'down' ? 'scrollTop' : 'scrollLeft';
      const from = Math.max(0, -element[side]);
      const half = (way === 'down' ? element.clientHeight : element.clientWidth) / 2;
      zoomNow.current = next;
      flushSync(() => setZoom(next));
      // What stands in the middle stays there; but now stays in view where it was.
      if (from >= 1) element[side] = half - ((from + half) * next) / before;
    },
    [way],
  );
  const attach = useCallback(
    (element: HTMLElement | null) => {
      scroller.current = element;
      const stopMeasuring = sizeRef(element);
      const onWheel = (event: WheelEvent) => {
        if (!event.ctrlKey) return;
        // The page itself is not to be zoomed; React's own listeners could not say so.
        event.preventDefault();
        zoomBy(event.deltaY < 0 ? 1 : -1);
      };
      element?.addEventListener('wheel', onWheel, { passive: false });
      return () => {
        element?.removeEventListener('wheel', onWheel);
        stopMeasuring?.();
      };
    },
    [sizeRef, zoomBy],
  );
  return { attach, scroller, height, width, zoom, zoomBy };
}
