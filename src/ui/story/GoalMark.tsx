/** The state of a goal: told by its shape, then by its colour, and in words for those who hear the page. */

import './goalMark.css';
import { memo } from 'react';
import type { View } from '../../store/derived/view.ts';

export type GoalState = 'open' | 'begun' | 'helped' | 'won';

export function stateOf({ won, helped, reached, begun }: View['goals']['list'][number]): GoalState {
  if (won || reached) return helped ? 'helped' : 'won';
  return begun ? 'begun' : 'open';
}

const words = {
  open: '',
  begun: 'under way: ',
  helped: 'reached with help: ',
  won: 'reached: ',
} satisfies Record<GoalState, string>;

/** Empty, a dot, half a disc, or a disc with a tick. */
export const GoalMark = memo(function GoalMark({ state }: { readonly state: GoalState }) {
  return (
    <>
      <svg className="goal-mark" data-state={state} viewBox="0 0 18 18" aria-hidden="true">
        <circle className="rim" cx="9" cy="9" r="7.5" />
        {state === 'begun' && <circle className="dot" cx="9" cy="9" r="3.5" />}
        {state === 'helped' && <path className="half" d="M9 1.5v15a7.5 7.5 0 0 1 0-15z" />}
        {state === 'won' && <path className="tick-mark" d="M5 9.4l2.7 2.7L13 6.4" />}
      </svg>
      {words[state] !== '' && <span className="visually-hidden">{words[state]}</span>}
    </>
  );
});
