/** Runs that can be played from the start: the document's own beside the one that is a goal, and the written ones. */

import type { View } from '../../store/derived/view.ts';
import { Switches } from '../parts/Switches.tsx';
import { useActions } from '../parts/useSession.ts';
import { useStart } from '../parts/useStart.ts';

interface Props {
  readonly view: View;
}

/** True where there are runs that no goal plays. */
export function hasRuns({ scenario, goals }: View): boolean {
  return scenario.drawn.slice(goalTables(goals)).length + scenario.runs.length > 0;
}

/** The first table is played by its goal, where there is one. */
function goalTables({ list }: View['goals']): number {
  return list.some(({ kind }) => kind === 'drawn') ? 1 : 0;
}

export function Runs({ view }: Props) {
  const start = useStart();
  const { playDrawn, playRun } = useActions();
  const { drawn, runs } = view.scenario;
  const first = goalTables(view.goals);
  return (
    <ul className="runs" aria-label="Runs to play">
      {drawn.slice(first).map((table, index) => (
        <li key={`drawn ${table.title}`}>
          <button type="button" className="run" onClick={start(() => playDrawn(first + index))}>
            <PlayMark />
            <span>
              Play it as drawn
              {drawn.length > 1 && <small>{table.title}</small>}
              <Switches view={view} settings={table.settings} />
            </span>
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

function PlayMark() {
  return (
    <svg className="play-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5.5" />
      <path d="M4.5 3.4v5.2L8.7 6z" />
    </svg>
  );
}
