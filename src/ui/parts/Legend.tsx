/** The signs of the timeline, each with what it means. */

import './legend.css';
import './marks.css';
import { memo, type ReactNode } from 'react';

export const Legend = memo(function Legend() {
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
        <path className="lone-head" d="M44 9l-7-3.5v7z" />
      </Sample>
      <Sample title="a credit, held until it is spent">
        <path className="path-held-credit" d="M6 9h34" />
        <circle className="dot-filled" cx="6" cy="9" r="4.5" />
        <circle className="dot-hollow" cx="40" cy="9" r="4" />
      </Sample>
      <Sample title="two credits become one: 1 + 1 = 1">
        <g className="dot-ringed">
          <circle className="ring" cx="23" cy="9" r="7" />
          <circle className="middle" cx="23" cy="9" r="2.5" />
        </g>
      </Sample>
      <Sample title="an interrupt that nobody noticed, or was pending already">
        <path className="path-signal" d="M2 9h38" />
        <circle className="dot-end" cx="42" cy="9" r="3.5" />
      </Sample>
      <Sample title="a store in its lane’s buffer, until it is visible">
        <g className="path path-store">
          <path className="stroke" d="M6 9h34" />
        </g>
        <circle className="dot-end" cx="6" cy="9" r="3.5" />
        <circle className="dot-filled" cx="40" cy="9" r="4.5" />
      </Sample>
      <Sample title="interrupts off on this CPU">
        <path className="hold-interrupts" d="M26 1h-3v16h3" />
      </Sample>
      <Sample title="a lock is held">
        <g className="hold-lock">
          <path d="M23 4v13" />
          <rect x="21.5" y="1" width="3" height="4" />
        </g>
      </Sample>
      <Sample title="a task that cannot run: its gate is closed">
        <g className="wait-gate-closed">
          <path d="M23 1v17" />
        </g>
      </Sample>
      <Sample title="a task that waits, for a lock or for others">
        <g className="wait-waits">
          <path d="M23 1v17" />
        </g>
      </Sample>
      <Sample title="so many steps alike, one after the other">
        <text className="text-quiet" x="23" y="13" fontSize="12" textAnchor="middle">
          × 3
        </text>
      </Sample>
      <Sample title="steps that the document did not draw">
        <circle className="dot-fill-step" cx="16" cy="9" r="1.4" />
        <circle className="dot-fill-step" cx="22" cy="9" r="1.4" />
        <circle className="dot-fill-step" cx="28" cy="9" r="1.4" />
      </Sample>
    </dl>
  );
});

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
