// The size of an element, kept up to date; zero until it is on the page.

import { useCallback, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Give the function to the element as its `ref`. */
export function useSize(): readonly [(element: Element | null) => (() => void) | undefined, Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: Element | null) => {
    if (element === null) return undefined;
    const measure = () => {
      const { width, height } = laidOut(element);
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

/** As it is laid out: a presented page is scaled as a whole, and its parts must not see that. */
function laidOut(element: Element): Size {
  if (element.getClientRects().length === 0) return { width: 0, height: 0 };
  const { width, height } = window.getComputedStyle(element);
  return { width: Number.parseFloat(width), height: Number.parseFloat(height) };
}
