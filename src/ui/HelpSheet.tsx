/** What the page is, its keys, and how to read the timeline. */

import './styles/sheet.css';
import type { ReactNode } from 'react';
import { moveKeys, pageKeys } from '../layout/keys.ts';

interface Props {
  readonly onClose: () => void;
}

export function HelpSheet({ onClose }: Props) {
  const show = (dialog: HTMLDialogElement | null) => {
    if (dialog !== null && !dialog.open) dialog.showModal();
  };
  return (
    <dialog className="sheet" ref={show} onClose={onClose} aria-labelledby="help-title">
      <h2 id="help-title">You are the scheduler</h2>
      <p>
        Each column is a CPU. The button at its foot is the next atomic step there; press it, or its digit,
        and time moves one row on. Whatever you do can be taken back.
      </p>
      <h3>Keys</h3>
      <dl className="keys">
        {[...moveKeys, ...pageKeys].map(({ shown, does }) => (
          <div key={shown}>
            <dt>{shown}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3>How to read the timeline</h3>
      <Legend />
      <form method="dialog">
        <button type="submit" className="outlined">
          Close
        </button>
      </form>
    </dialog>
  );
}

function Legend() {
  return (
    <dl className="legend-list">
      <Sample title="in the guest">
        <rect className="bar-guest" x="20" width="6" height="18" />
      </Sample>
      <Sample title="running in the host">
        <rect className="bar-running" x="22" width="2" height="18" />
      </Sample>
      <Sample title="going to sleep">
        <rect className="bar-sleep" x="20" width="6" height="18" />
      </Sample>
      <Sample title="runnable: waits for its CPU">
        <rect className="bar-runnable" x="20" width="6" height="18" />
      </Sample>
      <Sample title="blocked or halted">
        <rect className="bar-blocked" x="20.5" y="0.5" width="5" height="17" />
      </Sample>
      <Sample title="interrupt, taken; dashed while it is pending">
        <path className="path-signal" d="M2 9h36" />
        <path className="head" d="M44 9l-7-3.5v7z" />
      </Sample>
      <Sample title="a credit, held until it is spent">
        <path className="path-held-credit" d="M6 9h34" />
        <circle className="dot-filled" cx="6" cy="9" r="4.5" />
        <circle className="dot-hollow" cx="40" cy="9" r="4" />
      </Sample>
      <Sample title="steps that the document did not draw">
        <circle className="dot-fill-step" cx="16" cy="9" r="1.4" />
        <circle className="dot-fill-step" cx="22" cy="9" r="1.4" />
        <circle className="dot-fill-step" cx="28" cy="9" r="1.4" />
      </Sample>
    </dl>
  );
}

function Sample({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>
        <svg width="46" height="18" aria-hidden="true">
          {children}
        </svg>
      </dt>
      <dd>{title}</dd>
    </div>
  );
}
