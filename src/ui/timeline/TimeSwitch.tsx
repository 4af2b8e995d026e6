/** The corner of the history: which way time runs, and beside it how short it is drawn. */

import './corner.css';
import type { ReactNode } from 'react';
import { useActions, useSession } from '../parts/useSession.ts';

export function TimeSwitch({ children }: { readonly children: ReactNode }) {
  const rightwards = useSession(({ page }) => page.time === 'rightwards');
  const { turnTime } = useActions();
  return (
    <div className="history-corner" data-time={rightwards ? 'rightwards' : 'downwards'}>
      <button
        type="button"
        className="time-switch"
        aria-pressed={rightwards}
        aria-label="Time to the right"
        title={rightwards ? 'Draw time downwards (Shift T)' : 'Draw time to the right (Shift T)'}
        onClick={turnTime}
      >
        <span aria-hidden="true">{rightwards ? '↓' : '→'}</span>
      </button>
      {children}
    </div>
  );
}
