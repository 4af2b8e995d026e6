// Asks the explorer about each program that comes to be shown, and keeps what it tells.

import type { StoreApi } from 'zustand/vanilla';
import type { Explore } from '../../model/exploration.ts';
import { EXPLORATIONS_KEPT_MAX, PAGE_STATES_MAX } from '../../model/limits.ts';
import type { Program } from '../../model/program.ts';
import { afterEvent, BEGUN, type Exploration } from '../inputs/exploration.ts';
import type { SessionState } from '../inputs/state.ts';

/** Explores the shown programs in their order, one at a time; one that is no longer shown makes way. */
export function followShown(
  { getState, setState, subscribe }: StoreApi<SessionState>,
  shown: (state: SessionState) => readonly Program[],
  explore: Explore,
): void {
  let under: Program | undefined;
  let stop = (): void => {};

  /** What an interrupted exploration found is of no use: it starts anew when its program is shown again. */
  function put(program: Program, next: Exploration, interrupted?: Program): void {
    const others = [...getState().explorations].filter(([key]) => key !== program && key !== interrupted);
    const kept = others.slice(Math.max(0, others.length + 1 - EXPLORATIONS_KEPT_MAX));
    setState({ explorations: new Map([...kept, [program, next]]) });
  }

  function look(): void {
    const state = getState();
    const program = shown(state).find((each) => each === under || !state.explorations.has(each));
    if (program === undefined || program === under) return;
    const interrupted = under;
    stop();
    under = program;
    put(program, BEGUN, interrupted);
    stop = explore(program, { states: PAGE_STATES_MAX, fairness: true, wanted: 'everything' }, (event) => {
      if (event.kind === 'finished' || event.kind === 'failed') {
        under = undefined;
        stop = () => {};
      }
      put(program, afterEvent(getState().explorations.get(program) ?? BEGUN, event));
    });
  }

  subscribe(look);
  look();
}
