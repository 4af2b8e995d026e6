/** What opens above the transport: a heading, and what can be done there. Escape closes it and gives the focus back. */

import './timePanel.css';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function TransportPanel({ title, onClose, children }: Props) {
  return (
    <section
      ref={holdFocus}
      className="time-panel"
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="panel-head">
        <h2>{title}</h2>
        <button type="button" className="quiet small-target" onClick={onClose}>
          Close
        </button>
      </div>
      {children}
    </section>
  );
}

/** The focus goes to what the panel is for and, when it closes, back to where it was. */
function holdFocus(panel: HTMLElement): () => void {
  const before = document.activeElement;
  const first =
    panel.querySelector<HTMLElement>('[data-first]') ?? panel.querySelector<HTMLElement>('button');
  first?.focus();
  return () => {
    const now = document.activeElement;
    if (before instanceof HTMLElement && (now === document.body || panel.contains(now))) before.focus();
  };
}
