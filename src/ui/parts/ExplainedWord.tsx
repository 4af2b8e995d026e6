/**
 * A word with its meaning: shown while the pointer is on either, while keys have brought the focus to the word, and from
 * one tap to the next. Escape hides it. Nothing of the page moves, and the focus stays where it is.
 */

import './explainedWord.css';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { GlossaryWord } from '../../words/glossary.ts';

interface Props {
  readonly word: GlossaryWord;
  readonly children: ReactNode;
}

export function ExplainedWord({ word: { term, meaning }, children }: Props) {
  const [shown, setShown] = useState(false);
  const whole = useRef<HTMLSpanElement>(null);
  const hide = useCallback(() => setShown(false), []);
  return (
    <span
      ref={whole}
      className="explained"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setShown(true)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && hide()}
    >
      <button
        type="button"
        className="explained-word"
        aria-description={meaning}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && setShown(true)}
        onBlur={hide}
        onClick={() => setShown(true)}
      >
        {children}
      </button>
      {shown && <Meaning {...{ term, meaning, whole, hide }} />}
    </span>
  );
}

interface MeaningProps {
  readonly term: string;
  readonly meaning: string;
  readonly whole: React.RefObject<HTMLElement | null>;
  readonly hide: () => void;
}

/** Over all else, near the word, and never outside of what is in view. */
function Meaning({ term, meaning, whole, hide }: MeaningProps) {
  const attach = useCallback(
    (box: HTMLSpanElement | null) => {
      const word = whole.current?.firstElementChild;
      if (box === null || !(word instanceof HTMLElement)) return undefined;
      box.showPopover();
      place(box, word.getBoundingClientRect());
      return whenToHide(whole, hide);
    },
    [whole, hide],
  );
  return (
    <span ref={attach} className="explained-meaning" role="tooltip" popover="manual">
      <b>{term}</b> {meaning}
    </span>
  );
}

/** Escape, a press anywhere else, and whatever scrolls. */
function whenToHide(whole: React.RefObject<HTMLElement | null>, hide: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    hide();
  };
  const tap = ({ target }: PointerEvent) => {
    if (target instanceof Node && whole.current?.contains(target) === false) hide();
  };
  document.addEventListener('keydown', press, { capture: true, signal });
  document.addEventListener('pointerdown', tap, { signal });
  document.addEventListener('scroll', hide, { capture: true, signal });
  return () => listening.abort();
}

/** Below the word where there is room, else above it. */
function place(box: HTMLElement, word: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(word.left, window.innerWidth - width - 8));
  const below = word.bottom + height <= window.innerHeight;
  box.style.left = `${left}px`;
  box.style.top = `${below ? word.bottom : Math.max(0, word.top - height)}px`;
}
