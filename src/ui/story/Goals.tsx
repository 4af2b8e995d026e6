/** The goals of the scenario with their state; the one that is on is open. */

import './goals.css';
import type { View } from '../../store/derived/view.ts';
import { goalTitle } from '../../words/goalWords.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { levelAddress } from '../parts/address.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { Switches } from '../parts/Switches.tsx';
import { useNextLevel } from '../parts/useNextLevel.ts';
import { useActions } from '../parts/useSession.ts';
import { useStart } from '../parts/useStart.ts';
import { GoalDesk } from './GoalDesk.tsx';
import { GoalMark, stateOf } from './GoalMark.tsx';

type Goal = View['goals']['list'][number];

interface Props {
  readonly view: View;
}

export function Goals({ view }: Props) {
  const { list, current } = view.goals;
  if (list.length === 0) return null;
  const won = list.filter((goal) => goal.won).length;
  return (
    <section className="goals" data-toured="marks" aria-label="Goals">
      <ul>
        {list.map((goal) => (
          <li
            key={goal.key}
            data-current={goal.key === current}
            ref={goal.key === current ? bringIntoView : undefined}
          >
            <GoalRow view={view} goal={goal} />
            {goal.key === current && <GoalDesk view={view} goal={goal} />}
          </li>
        ))}
      </ul>
      {won === list.length && <LevelDone id={view.scenario.id} />}
    </section>
  );
}

/** What to do next, where nothing is left to be done here. */
function LevelDone({ id }: { readonly id: string }) {
  const next = useNextLevel(id);
  return (
    <p className="goals-done">
      All goals of this level are reached.
      {next !== undefined && (
        <>
          {' '}
          Next level: <a href={levelAddress(next.id)}>{next.title}</a>
        </>
      )}
    </p>
  );
}

/** The goal that has just become the one that is on must be on screen. */
function bringIntoView(item: HTMLLIElement | null): void {
  item?.scrollIntoView({ block: 'nearest' });
}

function GoalRow({ view, goal }: Props & { readonly goal: Goal }) {
  const { begin, aimAt } = useActions();
  const { scenario, goals } = view;
  const drawn = goal.kind === 'drawn';
  const current = goals.current === goal.key;
  const alike = goals.list.filter(({ kind }) => kind === goal.kind).length > 1;
  const start = useStart();
  const table = scenario.drawn[0] ?? scenario.runs[0];
  return (
    <button
      type="button"
      className="goal"
      data-state={stateOf(goal)}
      aria-expanded={current}
      aria-keyshortcuts={drawn && scenario.drawn.length > 0 ? shortcutsOf('play as drawn') : undefined}
      onClick={drawn ? start(() => begin(goal.key)) : () => aimAt(goal.key)}
    >
      <GoalMark state={stateOf(goal)} />
      <span className="goal-title">
        {goalTitle(goal, scenario.drawn.length > 0)}
        {alike && !current && goal.property !== undefined && (
          <small>
            <CodeWords text={goal.property.sentence} />
          </small>
        )}
        {drawn && table !== undefined && <Switches view={view} settings={table.settings} />}
      </span>
      {goal.count !== undefined && (
        <span className="progress">
          {goal.count.done} of {goal.count.of}
        </span>
      )}
    </button>
  );
}
