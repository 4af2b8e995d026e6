/** Where the story is not beside the timeline: the goal that is on, over the lanes. */

import './goals.css';
import type { View } from '../../store/derived/view.ts';
import { goalTitle } from '../../words/goalWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { DeskActions, DeskWords, deskWordsOf } from './GoalDesk.tsx';
import { GoalMark, stateOf } from './GoalMark.tsx';

export function GoalLine({ view }: { readonly view: View }) {
  const { list, current } = view.goals;
  const goal = list.find(({ key }) => key === current);
  if (goal === undefined) return null;
  const desk = deskWordsOf(view, goal);
  const claim = goal.kind === 'provoke' && desk.head === '' ? goal.property?.sentence : undefined;
  return (
    <section className="goal-line" aria-label="Goal">
      <div className="desk" data-tone={desk.tone}>
        <p className="goal-now" tabIndex={-1}>
          <GoalMark state={stateOf(goal)} />
          <span className="goal-title">
            {goalTitle(goal, view.scenario.drawn.length > 0)}
            {claim !== undefined && (
              <small>
                <CodeWords text={claim} />
              </small>
            )}
          </span>
          {goal.count !== undefined && (
            <span className="progress">
              {goal.count.done} of {goal.count.of}
            </span>
          )}
        </p>
        <DeskWords desk={desk} />
        <DeskActions view={view} goal={goal} />
      </div>
    </section>
  );
}
