/** What is told of something on the page: over all else, near it, and never outside of what is in view. */

import './callout.css';
import { type ReactNode, type RefObject, useCallback } from 'react';

interface Props {
  /** What it is about; a press inside it does not hide it. */
  readonly around: RefObject<HTMLElement | null>;
  readonly hide: () => void;
  readonly afterPause?: boolean;
  readonly children: ReactNode;
}

export function Callout({ around, hide, afterPause = false, children }: Props) {
  const attach = useCallback(
    (box: HTMLSpanElement | null) => {
      const whole = around.current;
      if (box === null || whole === null) return undefined;
      const about = whole.contains(box) ? whole.firstElementChild : whole;
      box.showPopover();
      place(box, (about ?? whole).getBoundingClientRect());
      return whenToHide(around, hide);
    },
    [around, hide],
  );
  return (
    <span ref={attach} className="callout" data-after-pause={afterPause} role="tooltip" popover="manual">
      {children}
    </span>
  );
}

/** Escape, a press anywhere else, and whatever scrolls. */
function whenToHide(around: RefObject<HTMLElement | null>, hide: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    hide();
  };
  const tap = ({ target }: PointerEvent) => {
    if (target instanceof Node && around.current?.contains(target) === false) hide();
  };
  document.addEventListener('keydown', press, { capture: true, signal });
  document.addEventListener('pointerdown', tap, { signal });
  document.addEventListener('scroll', hide, { capture: true, signal });
  return () => listening.abort();
}

/** Below what it is about where there is room, else above it. */
function place(box: HTMLElement, about: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(about.left, window.innerWidth - width - 8));
  const below = about.bottom + height <= window.innerHeight;
  box.style.left = `${left}px`;
  box.style.top = `${below ? about.bottom : Math.max(0, about.top - height)}px`;
}
