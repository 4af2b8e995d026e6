/** Three pointers for whoever opens a level for the first time: to what will happen, and never in the way of it. */

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
    at: 'strip',
    title: 'What there is to do',
    words: 'This line will say what you are asked to do, and after each step what came of it.',
  },
  {
    at: 'buttons',
    title: 'Your move',
    words:
      'You will decide who goes next. Each column has a button for its next step: press it, or its digit on a keyboard.',
  },
  {
    at: 'marks',
    title: 'Your goals',
    words:
      'A mark will be ticked when you have reached its goal. Every step can be taken back, so nothing can be spoilt.',
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
          className={next === undefined ? 'solid' : 'outlined small-target'}
          onClick={next === undefined ? leave : () => goOnTour(next)}
        >
          {next === undefined ? 'Take the first step' : 'Next'}
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
