/** Forward and back in time, and who stepped when. */

import { stepNumberWords } from '../../words/compareWords.ts';
import './transport.css';
import { Suspense, useEffect } from 'react';
import type { Scenario } from '../../model/scenario.ts';
import { timeOf } from '../../store/actions/together.ts';
import { type Command, shortcutsOf } from '../../words/keys.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { playControlId } from '../parts/playControl.ts';
import { useActions, useSession, useView } from '../parts/useSession.ts';
import { Scrubber } from './Scrubber.tsx';
import { Toast } from './Toast.tsx';
import { branchPanel, untilPanel } from './timePanels.ts';

export const speeds = [1, 2, 5, 15] as const;

export function Transport() {
  const view = useView();
  const { at, last, shown, shownLast } = timeOf(view);
  const actions = useActions();
  const playing = useSession((state) => state.playing);
  // Where there is no line yet, play takes what the scenario has.
  const first = last > 0 ? undefined : firstToPlay(view.scenario);
  usePlaying();
  const { timePanel, speed } = useSession(({ page }) => page);
  const isPlaying = playing === 'playing';
  return (
    <footer className="transport transport-place">
      <Toast />
      <Suspense>
        {timePanel === 'until' && <untilPanel.Part />}
        {timePanel === 'branches' && <branchPanel.Part />}
      </Suspense>
      <div className="transport-buttons" role="toolbar" aria-label="Time">
        <Control name="Restart" icon="start" off={at === 0} onClick={actions.restart} keys="restart" />
        <button
          type="button"
          className="outlined back"
          disabled={at === 0}
          aria-keyshortcuts={shortcutsOf('back')}
          onClick={actions.back}
        >
          <Icon name="back" /> Back
        </button>
        <Control
          name={isPlaying ? 'Pause' : 'Play'}
          icon={isPlaying ? 'pause' : 'play'}
          id={playControlId}
          title={first}
          off={last === 0 && first === undefined}
          onClick={isPlaying ? actions.pause : actions.play}
          keys="play or pause"
        />
        <Control name="Forward" icon="forward" off={at === last} onClick={actions.forward} keys="forward" />
        <Control
          name="To the end"
          icon="end"
          off={at === last}
          onClick={() => actions.jump(last)}
          keys="end"
        />
      </div>
      <Scrubber />
      <p className="step-count">
        <span className="step-word">step </span>
        <b>{stepNumberWords(shown)}</b> of {stepNumberWords(shownLast)}
      </p>
      <button
        type="button"
        className="quiet until-button"
        aria-expanded={timePanel === 'until'}
        aria-keyshortcuts={shortcutsOf('until')}
        onClick={() => actions.togglePanel('until')}
      >
        until …
      </button>
      <label className="speed">
        <span className="visually-hidden">Speed</span>
        <select value={speed} onChange={(event) => actions.chooseSpeed(Number(event.target.value))}>
          {speeds.map((each) => (
            <option key={each} value={each}>
              {each} a second
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}

function firstToPlay({ drawn, runs }: Scenario): string | undefined {
  return drawn.length > 0 ? 'Play it as drawn' : runs[0]?.title;
}

/** The page is the clock of the session: it ticks while the run is played. */
function usePlaying(): void {
  const playing = useSession((state) => state.playing);
  const { tick } = useActions();
  const speed = useSession(({ page }) => page.speed);
  useEffect(() => {
    if (playing === 'paused') return undefined;
    const timer = window.setInterval(tick, 1_000 / speed);
    return () => window.clearInterval(timer);
  }, [playing, speed, tick]);
}

interface ControlProps {
  readonly name: string;
  readonly icon: IconName;
  readonly off: boolean;
  readonly keys: Command;
  readonly id?: string;
  /** What it does here, where that is more than its name. */
  readonly title?: string | undefined;
  readonly onClick: () => void;
}

function Control({ name, icon, off, keys, id, title = name, onClick }: ControlProps) {
  return (
    <button
      type="button"
      className="control"
      id={id}
      aria-label={name}
      title={title}
      disabled={off}
      aria-keyshortcuts={shortcutsOf(keys)}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
