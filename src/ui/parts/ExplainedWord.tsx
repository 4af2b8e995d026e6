/**
 * A word with its meaning: shown while the pointer is on either, while keys have brought the focus to the word, and from
 * one tap to the next. Escape hides it. Nothing of the page moves, and the focus stays where it is.
 */

import './explainedWord.css';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { GlossaryWord } from '../../words/glossary.ts';
import { Callout } from './Callout.tsx';

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
      {shown && (
        <Callout around={whole} hide={hide}>
          <b>{term}</b> {meaning}
        </Callout>
      )}
    </span>
  );
}
