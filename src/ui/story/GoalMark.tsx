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

/** Empty, half, a tick over half a ground, or a tick. */
export const GoalMark = memo(function GoalMark({ state }: { readonly state: GoalState }) {
  return (
    <>
      <svg
        className="goal-mark"
        data-state={state}
        width="13"
        height="13"
        viewBox="0 0 13 13"
        aria-hidden="true"
      >
        <circle cx="6.5" cy="6.5" r="5.5" />
        {state === 'begun' && <path className="half" d="M6.5 3v7a3.5 3.5 0 0 1 0-7z" />}
        {state === 'helped' && <path className="helped" d="M1 6.5h11a5.5 5.5 0 0 1-11 0z" />}
        {(state === 'won' || state === 'helped') && <path className="tick-mark" d="M3.6 6.8l2 2 3.8-4.4" />}
      </svg>
      {words[state] !== '' && <span className="visually-hidden">{words[state]}</span>}
    </>
  );
});
