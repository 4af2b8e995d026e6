/** A tour of four steps for whoever opens a level for the first time: it points, it never stands in the way. */

import './tour.css';
import type { TourStop } from '../../store/inputs/page.ts';
import { useActions, useSession } from '../parts/useSession.ts';

interface Stop {
  /** `tour.css` knows where that is. */
  readonly at: TourStop;
  readonly title: string;
  readonly words: string;
}

const stops: readonly Stop[] = [
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
];

export function Tour() {
  const at = useSession(({ page }) => (page.tour.status === 'on' ? page.tour.at : undefined));
  const { goOnTour, endTour } = useActions();
  const index = stops.findIndex((stop) => stop.at === at);
  const stop = stops[index];
  const next = stops[index + 1]?.at;
  if (stop === undefined) return null;
  const leave = () => {
    endTour();
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
        <button
          type="button"
          className="outlined small-target"
          onClick={next === undefined ? leave : () => goOnTour(next)}
        >
          {next === undefined ? 'Done' : 'Next'}
        </button>
        {next !== undefined && (
          <button type="button" className="quiet small-target" onClick={leave}>
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
