/** Forward and back in time, and who stepped when. */

import './styles/transport.css';
import { useEffect } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { Scrubber } from './Scrubber.tsx';
import { useActions, useSession, useView } from './useSession.ts';

const speeds = [1, 2, 5, 15] as const;

interface Props {
  /** Turns a second. */
  readonly speed: number;
  readonly onSpeed: (speed: number) => void;
}

export function Transport({ speed, onSpeed }: Props) {
  const { cursor, frames } = useView();
  const actions = useActions();
  const playing = useSession((state) => state.playing);
  const last = frames.length - 1;
  usePlaying();
  const isPlaying = playing.status === 'playing';
  return (
    <footer className="transport">
      <div className="transport-buttons" role="toolbar" aria-label="Time">
        <Control name="Restart" icon="start" off={cursor === 0} onClick={actions.restart} keys="Home" />
        <button
          type="button"
          className="outlined back"
          disabled={cursor === 0}
          aria-keyshortcuts="ArrowLeft Backspace"
          onClick={actions.back}
        >
          <Icon name="back" /> Back
        </button>
        <Control
          name={isPlaying ? 'Pause' : 'Play'}
          icon={isPlaying ? 'pause' : 'play'}
          off={last === 0}
          onClick={isPlaying ? actions.pause : () => actions.play(speed)}
          keys="Space"
        />
        <Control
          name="Forward"
          icon="forward"
          off={cursor === last}
          onClick={actions.forward}
          keys="ArrowRight"
        />
        <Control
          name="To the end"
          icon="end"
          off={cursor === last}
          onClick={() => actions.jump(last)}
          keys="End"
        />
      </div>
      <Scrubber />
      <p className="step-count">
        step <b>{cursor}</b> of {last}
      </p>
      <label className="speed">
        <span className="visually-hidden">Speed</span>
        <select
          value={speed}
          onChange={(event) => {
            const chosen = Number(event.target.value);
            onSpeed(chosen);
            if (isPlaying) actions.play(chosen);
          }}
        >
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

/** The page is the clock of the session: it ticks while the run is played. */
function usePlaying(): void {
  const playing = useSession((state) => state.playing);
  const { tick } = useActions();
  const turnsPerSecond = playing.status === 'playing' ? playing.turnsPerSecond : undefined;
  useEffect(() => {
    if (turnsPerSecond === undefined) return undefined;
    const timer = window.setInterval(tick, 1_000 / turnsPerSecond);
    return () => window.clearInterval(timer);
  }, [turnsPerSecond, tick]);
}

interface ControlProps {
  readonly name: string;
  readonly icon: IconName;
  readonly off: boolean;
  readonly keys: string;
  readonly onClick: () => void;
}

function Control({ name, icon, off, keys, onClick }: ControlProps) {
  return (
    <button
      type="button"
      className="control"
      aria-label={name}
      title={name}
      disabled={off}
      aria-keyshortcuts={keys}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
