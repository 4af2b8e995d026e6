/** A tour of four steps for whoever opens a level for the first time: it points, it never stands in the way. */

import './tour.css';
import { useState } from 'react';
import type { SessionState } from '../../store/inputs/state.ts';
import type { Session } from '../../store/session.ts';
import { browserStorage } from '../parts/browserStorage.ts';

const stops = [
  {
    at: 'now',
    title: 'What has just happened',
    words:
      'Each step appears in the blue row, in the column of who took it. Those before it stand above, one a row.',
  },
  {
    at: 'buttons',
    title: 'What can happen next',
    words: 'Each column is a CPU. The button at its foot is its next atomic step: press it, or its digit.',
  },
  {
    at: 'fates',
    title: 'Where it leads',
    words: 'Every schedule is tried: each button says whether the run is then safe, still open, or doomed.',
  },
  {
    at: 'fix',
    title: 'The fix',
    words:
      'Lose the race first. Then choose another setting up here: the same schedule is played with the fix.',
  },
] as const;

/** What of the page a stop points at: `tour.css` knows where that is. */
type StopName = (typeof stops)[number]['at'];

export interface TourState {
  /** Undefined where no tour is on. */
  readonly at: StopName | undefined;
  readonly go: (next: StopName) => void;
  /** Ends the tour, for good; undefined where none is on. */
  readonly skip: (() => void) | undefined;
}

const key = 'wakelane-tour';

/** The tour of a session: on at the first visit, unless a link has brought the reader to a run. */
export function useTour({ store }: Session): TourState {
  const [at, go] = useState<StopName | undefined>(() =>
    isFirstVisit() && isAtStart(store.getState()) ? stops[0].at : undefined,
  );
  const skip = () => {
    browserStorage()?.setItem(key, 'seen');
    go(undefined);
  };
  return { at, go, skip: at && skip };
}

function isFirstVisit(): boolean {
  return browserStorage()?.getItem(key) === null;
}

function isAtStart({ id, recorded, cursor }: SessionState): boolean {
  return id !== '' && recorded.length === 0 && cursor === 0;
}

export function Tour({ tour: { at, go, skip } }: { readonly tour: TourState }) {
  const index = stops.findIndex((stop) => stop.at === at);
  const stop = stops[index];
  const next = stops[index + 1]?.at;
  if (stop === undefined) return null;
  const leave = () => {
    skip?.();
    focusFirstStep();
  };
  return (
    <aside className="tour" aria-label="Tour" data-at={at}>
      <p role="status">
        <b>{stop.title}</b>
        <span className="legend">
          {index + 1} of {stops.length}
        </span>
        <span className="tour-words">{stop.words}</span>
      </p>
      <div className="tour-buttons">
        <button type="button" className="outlined" onClick={next === undefined ? leave : () => go(next)}>
          {next === undefined ? 'Done' : 'Next'}
        </button>
        {next !== undefined && (
          <button type="button" className="quiet" onClick={leave}>
            Skip the tour
          </button>
        )}
      </div>
    </aside>
  );
}

/** The button that had the focus goes with the tour: what it spoke of last is what to press next. */
function focusFirstStep(): void {
  document.querySelector<HTMLElement>('.step-button')?.focus({ preventScroll: true });
}
