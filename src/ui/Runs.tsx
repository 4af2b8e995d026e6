/** Runs that can be played from the start: the document's own, and those written into the scenario. */

import { fitSettings } from '../formats/settings.ts';
import { shortcutsOf } from '../layout/keys.ts';
import { changedTitles } from '../layout/settingTitles.ts';
import type { Settings } from '../model/program.ts';
import type { View } from '../store/view.ts';
import { CodeWords } from './CodeWords.tsx';
import { useActions } from './useSession.ts';

interface Props {
  readonly view: View;
  /** Shows the timeline, where it is hidden. */
  readonly onPlay: () => void;
}

export function Runs({ view, onPlay }: Props) {
  const start = (play: () => void) => () => {
    play();
    onPlay();
  };
  const { playDrawn, playRun } = useActions();
  const { drawn, runs } = view.scenario;
  if (drawn.length + runs.length === 0) return null;
  return (
    <ul className="runs" aria-label="Runs to play">
      {drawn.map((table, index) => (
        <li key={`drawn ${table.title}`}>
          <button
            type="button"
            className="run"
            aria-keyshortcuts={index === 0 ? shortcutsOf('play as drawn') : undefined}
            onClick={start(() => playDrawn(index))}
          >
            <PlayMark />
            <span>
              Play it as drawn
              {drawn.length > 1 && <small>{table.title}</small>}
              <Switches view={view} settings={table.settings} />
            </span>
            <Progress view={view} of={table} />
          </button>
        </li>
      ))}
      {runs.map((run, index) => (
        <li key={`run ${run.title}`}>
          <button type="button" className="run" onClick={start(() => playRun(index))}>
            <PlayMark />
            <span>
              {run.title}
              <Switches view={view} settings={run.settings} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The settings that playing it chooses, so that no switch in the bar moves unannounced. */
function Switches({ view, settings }: { readonly view: View; readonly settings: Settings }) {
  const { scenario, program } = view;
  const titles = changedTitles(scenario, program.settings, fitSettings(settings, scenario));
  if (titles === '') return null;
  return (
    <small>
      switches to: <CodeWords text={titles} />
    </small>
  );
}

function PlayMark() {
  return (
    <svg className="play-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5.5" />
      <path d="M4.5 3.4v5.2L8.7 6z" />
    </svg>
  );
}

/** Cells of the table that the run has played. */
function Progress({ view, of }: { readonly view: View; readonly of: View['scenario']['drawn'][number] }) {
  const { drawn, cursor } = view;
  if (drawn === undefined || drawn.table !== of) return null;
  const played = new Set(drawn.cellsOfTurn.slice(0, cursor).flat()).size;
  return (
    <span className="progress">
      {played} of {of.cells.length}
    </span>
  );
}
