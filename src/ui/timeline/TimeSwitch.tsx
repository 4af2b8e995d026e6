/** The corner of the history: which way time runs, and beside it how short it is drawn. */

import './corner.css';
import type { ReactNode } from 'react';

/** Which way the reader wants time to run. */
export interface Turning {
  readonly rightwards: boolean;
  readonly onTurn: () => void;
}

interface Props {
  readonly turning: Turning;
  readonly children: ReactNode;
}

export function TimeSwitch({ turning: { rightwards, onTurn }, children }: Props) {
  return (
    <div className="history-corner">
      <button
        type="button"
        className="time-switch"
        aria-pressed={rightwards}
        aria-label="Time to the right"
        title={rightwards ? 'Draw time downwards (Shift T)' : 'Draw time to the right (Shift T)'}
        onClick={onTurn}
      >
        <span aria-hidden="true">{rightwards ? '↓' : '→'}</span>
      </button>
      {children}
    </div>
  );
}
