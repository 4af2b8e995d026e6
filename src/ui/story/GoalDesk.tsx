/** The goal that is on: what is to be done, and what can be pressed. */

import { flushSync } from 'react-dom';
import type { View } from '../../store/derived/view.ts';
import { stepName } from '../../words/deskWords.ts';
import { beginWords, goalTask } from '../../words/goalWords.ts';
import { shortcutsOf } from '../../words/keys.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { FateWord } from '../parts/FateMark.tsx';
import { useActions } from '../parts/useSession.ts';
import { useStart } from '../parts/useStart.ts';
import { Hints } from './Hints.tsx';

type Goal = View['goals']['list'][number];

interface Props {
  readonly view: View;
  readonly goal: Goal;
}

/** How it stands is said in the strip: here stands what is to be done. */
export function GoalDesk({ view, goal }: Props) {
  const { property, kind } = goal;
  return (
    <div className="desk">
      {!goal.reached && <p>{goalTask(goal)}</p>}
      {property !== undefined && kind === 'provoke' && !goal.reached && (
        <p className="desk-claim">
          <CodeWords text={property.sentence} />
        </p>
      )}
      {kind === 'exercise' && (
        <p>{goal.reached ? view.scenario.exercise?.solved : view.scenario.exercise?.task}</p>
      )}
      {kind === 'predict' && view.fatesShown && <Alternatives view={view} />}
      <DeskActions view={view} goal={goal} />
      {(kind === 'provoke' || kind === 'avoid') && !goal.reached && <Hints view={view} />}
    </div>
  );
}

/** After the answer: what each step would have led to. */
function Alternatives({ view: { program, scenario, goals } }: { readonly view: View }) {
  const { challenge } = goals;
  if (challenge.kind !== 'predict' || challenge.alternatives.length === 0) return null;
  return (
    <ul className="alternatives" aria-label="What each step leads to">
      {challenge.alternatives.map((alternative) => (
        <li key={alternative.option.choice}>
          <span>
            <CodeWords text={stepName(program, scenario.text, alternative)} />
          </span>
          {alternative.fate !== undefined && <FateWord fate={alternative.fate} />}
        </li>
      ))}
    </ul>
  );
}

function DeskActions({ view, goal }: Props) {
  const start = useStart();
  const { begin, pass, jump, aimAt } = useActions();
  const { challenge, next } = view.goals;
  const { kind, key, reached, begun } = goal;
  const playing = challenge.kind === 'avoid' && challenge.phase === 'yours';
  const asked = challenge.kind === 'predict' && challenge.phase === 'asked';
  const away = challenge.kind === 'predict' && challenge.phase === 'away' && kind === 'predict';
  // The row of what is drawn is its own button; a run by hand begins with a step, where nothing stands in the way.
  const canBegin = kind !== 'drawn' && !playing && !asked && !(kind === 'provoke' && isReady(view, goal));
  return (
    <p className="desk-actions">
      {canBegin && !away && (
        <button
          type="button"
          className="outlined desk-button small-target"
          aria-keyshortcuts={reached && next !== undefined ? undefined : shortcutsOf('begin goal')}
          onClick={kind === 'exercise' ? () => begin(key) : start(() => begin(key))}
        >
          {beginWords(kind, reached || begun || goal.won)}
        </button>
      )}
      {away && (
        <button
          type="button"
          className="outlined desk-button small-target"
          onClick={() => jump(challenge.at)}
        >
          Back to the question
        </button>
      )}
      {playing && kind === 'avoid' && (
        <button
          type="button"
          className="outlined desk-button small-target"
          aria-keyshortcuts={shortcutsOf('pass')}
          onClick={pass}
        >
          Pass <kbd>0</kbd>
        </button>
      )}
      {(reached || goal.won) && next !== undefined && (
        <button
          type="button"
          className="link small-target"
          aria-keyshortcuts={reached ? shortcutsOf('begin goal') : undefined}
          onClick={({ currentTarget }) => {
            const goals = currentTarget.closest('section');
            flushSync(() => aimAt(next.key));
            focusCurrent(goals);
          }}
        >
          Next goal {reached && <kbd>g</kbd>}
        </button>
      )}
    </p>
  );
}

/** The button that was pressed is gone: the goal that is on now has the focus in its stead. */
function focusCurrent(goals: HTMLElement | null): void {
  goals?.querySelector<HTMLElement>('[data-current="true"] > button, .goal-now')?.focus();
}

/** True where stepping on, from here, may still reach it. */
function isReady({ program, cursor, goals }: View, { property, begun, reached }: Goal): boolean {
  if (reached || goals.challenge.kind !== 'none') return false;
  const here = program.properties.find(({ name }) => name === property?.name);
  const fails = here?.expected === (here?.kind === 'cover' ? 'holds' : 'fails');
  return fails && (cursor === 0 || (begun && goals.end === undefined));
}
